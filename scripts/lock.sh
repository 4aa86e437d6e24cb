#!/bin/sh
# Writes requirements.lock and requirements-dev.lock from pyproject.toml: exact versions with hashes, for every platform and
# Python from 3.11 on. Needs uv and the package index that uv is set up for; the index's address does not enter the files.
# `scripts/lock.sh` keeps pinned versions that still fit; `scripts/lock.sh --upgrade` takes the newest ones.
set -eu
cd "$(dirname -- "$0")/.."

compile() {
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'scripts/lock.sh' "$@"
}

compile --output-file requirements.lock "$@"
# The checks run with the very versions that the program ships with.
compile --output-file requirements-dev.lock --extra dev --extra cluster --constraint requirements.lock "$@"
