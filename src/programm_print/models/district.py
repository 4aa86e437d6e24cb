"""A district's file holds only what differs from the campaign."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from programm_print.models.base import Id, Model
from programm_print.models.campaign import Image
from programm_print.models.text import Text


class Contact(Model):
    name: Text
    role: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    portrait: Image | None = None


class Meeting(Model):
    """When and where one can meet the campaign."""

    when: Text
    where: Text


class DistrictFile(Model):
    """`content/districts/<id>.yaml` as it is written."""

    name: Text
    demands: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    lead: Text | None = None
    contact: Contact | None = None
    meetings: Annotated[tuple[Meeting, ...], Field(strict=False)] = ()
    url: Text | None = None
    image: Image | None = None


class District(DistrictFile):
    """A district with its id: the stem of its file, or what a list of districts says."""

    id: Id


class DistrictList(RootModel[tuple[District, ...]]):
    """`content/districts.yaml` as it is written."""
