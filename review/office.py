"""What every page is given: the ledger, the settings, the templates, the blanks we know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.form import FormDefinition
from ledger import Ledger
from review.cookies import Cookies
from review.names import Names
from review.oidc import Provider
from review.render import Renderer
from review.settings import ReviewSettings
from review.tally import Tally

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Office:
    desk: Ledger
    settings: ReviewSettings
    renderer: Renderer
    blanks: Mapping[str, FormDefinition]
    clock: Clock
    new_token: Callable[[], str]
    tally: Tally = field(default_factory=Tally)
    names: Names = field(default_factory=Names)
    provider: Provider | None = None

    @property
    def cookies(self) -> Cookies:
        return Cookies(self.settings.secure_cookies)

    def blank(self, template: str | None) -> FormDefinition | None:
        return self.blanks.get(template) if template else None
