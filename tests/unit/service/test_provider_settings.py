"""The hospital's own sign-in in the configuration: what it turns into, and what is refused."""

from pathlib import Path

import pytest

from service.settings import SettingsError, load
from service.wiring import review_settings

GOOD = """
[review]
origin = "https://desk.example.org"
second_factor_required = true
[review.provider]
issuer = "https://sso.example.org/realms/hospital"
client_id = "his-intake"
client_secret = { value = "not to be shown" }
roles = { "his-reviewers" = "reviewer" }
departments = { "roi-desk" = "roi", "all" = "*" }
"""


def test_it_reaches_the_desk(tmp_path: Path) -> None:
    file = tmp_path / "intake.toml"
    file.write_text(GOOD)
    told = review_settings(load(file))
    assert told.second_factor_required and told.idle_minutes == 10 and told.absolute_minutes == 720
    assert told.provider is not None
    assert told.provider.redirect == "https://desk.example.org/sign-in/returned"
    assert dict(told.provider.roles) == {"his-reviewers": "reviewer"}
    assert dict(told.provider.departments) == {"roi-desk": "roi", "all": "*"}
    assert "not to be shown" not in repr(told)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("https://sso", "http://sso", "https"),
        ('= "reviewer"', '= "king"', "roles"),
        ('= "roi"', '= "kitchen"', "departments"),
        ('client_id = "his-intake"', "", "client_id"),
        ("issuer =", "isuer =", "isuer"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    file = tmp_path / "intake.toml"
    file.write_text(GOOD.replace(old, new))
    with pytest.raises(SettingsError, match=named):
        load(file)


def test_a_provider_on_this_machine_needs_no_encryption(tmp_path: Path) -> None:
    file = tmp_path / "intake.toml"
    file.write_text(GOOD.replace("https://sso.example.org", "http://127.0.0.1:8090"))
    assert load(file).review.provider is not None
