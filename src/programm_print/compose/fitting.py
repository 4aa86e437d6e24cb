"""Headlines of one product: the fit from product.yaml, the font of its role, the text; what does not fit is a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from programm_print.compose.headline import Headline, Line, balance_lines, fit_headline
from programm_print.compose.metrics import FontMetrics
from programm_print.compose.paragraph import Paragraph, even_lines
from programm_print.findings import Finding, Severity
from programm_print.measures import mm_to_pt
from programm_print.messages import say
from programm_print.models.font import FontRole
from programm_print.models.product import BalanceFit, Product, WidthFit
from programm_print.models.text import Text

#: Words that a line of a title should not end in, by language: they belong to what follows.
_WEAK_WORDS = {
    "de": "als am an auf aus bei beim bis das dem den der des die ein eine einem einen einer eines für gegen im in ins mit nach "
    "oder ohne über um und unter vom von vor zu zum zur zwischen",
    "en": "a an and as at by for from in of on or the to with",
}


class HeadlineSetter:
    """Sets headlines for all jobs of a project; the metrics of a font are read once."""

    def __init__(self, fonts: Mapping[str, FontRole], language: str, read: Callable[[str], bytes]) -> None:
        self._fonts = fonts
        self._weak_words = frozenset(_WEAK_WORDS.get(language[:2], "").split())
        self._read = read
        self._metrics: dict[str, FontMetrics] = {}

    def set_headline(
        self, product: Product, fit: str, text: Text, findings: list[Finding], ceiling_pt: float | None = None
    ) -> Headline:
        """The lines of `text` for the product's fit of that name, no larger than `ceiling_pt`.

        Appends a finding to `findings` where the text is too long.
        """
        declared = product.fit[fit]
        if isinstance(declared, BalanceFit):
            return self._balance(declared, text)
        if not isinstance(declared, WidthFit):
            raise ValueError(f'fit "{fit}" is of kind {declared.kind}: a headline takes width or balance')
        most = declared.most_pt if ceiling_pt is None else min(declared.most_pt, ceiling_pt)
        headline = self._fit(declared, text, most)
        if declared.height_mm is not None and headline.height_pt > mm_to_pt(declared.height_mm):
            # As many lines, but lower; at that size fewer lines may do.
            most = mm_to_pt(declared.height_mm) / (len(headline.lines) * declared.leading)
            headline = self._fit(declared, text, most)
        if not headline.fits:
            message = say(
                "compose.headline-too-long", text=text, product=product.id, size=f"{declared.least_pt:g}", lines=declared.lines
            )
            findings.append(Finding("compose.headline-too-long", Severity.ERROR, message, at=text.at or None))
        return headline

    def _fit(self, fit: WidthFit, text: Text, most_pt: float) -> Headline:
        return fit_headline(
            text,
            self._of_role(fit.font),
            width_mm=fit.width_mm,
            most_pt=most_pt,
            least_pt=min(fit.least_pt, most_pt),
            leading=fit.leading,
            lines=fit.lines,
        )

    def _balance(self, fit: BalanceFit, text: Text) -> Headline:
        metrics = self._of_role(fit.font)
        lines = balance_lines(text, metrics, size_pt=fit.size_pt, width_mm=fit.width_mm, weak_words=self._weak_words)
        width_pt = max(metrics.ink_width(line.rstrip(" "), fit.size_pt) for line in lines)
        made = tuple(Line(line, fit.size_pt, 0.0) for line in lines)
        # A word wider than the measure is found after layout, by the frame it leaves.
        return Headline(made, fit.size_pt, round(fit.size_pt * fit.leading, 3), width_pt, fits=True)

    def even_lines(self, markup: Markup, role: str, size_pt: float, width_mm: float) -> Paragraph:
        """A typeset paragraph with the line breaks that suit it as a whole, in the font of `role`."""
        return even_lines(markup, self._of_role(role), size_pt=size_pt, width_mm=width_mm, weak_words=self._weak_words)

    def _of_role(self, role: str) -> FontMetrics:
        # Asked for each time, so that whoever listens at `read` hears of it.
        first, *others = (self._read(file) for file in self._fonts[role].files)
        if role not in self._metrics:
            self._metrics[role] = FontMetrics(first, tuple(others))
        return self._metrics[role]
