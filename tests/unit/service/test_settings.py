"""One TOML file, environment on top; every mistake named, no secret shown."""

from pathlib import Path

import pytest

from domain.form import FormType
from service.check import masked
from service.settings import SettingsError, load

EXAMPLE = Path(__file__).parents[3] / "deploy" / "intake.example.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "intake.toml"
    path.write_text(text)
    return path


def test_the_example_is_a_valid_configuration_with_three_lines() -> None:
    settings = load(EXAMPLE)
    assert [line.expected for line in settings.fax] == [
        FormType.AUTHORIZATION,
        FormType.IMAGING,
        FormType.VERBAL,
    ]
    assert settings.source_names() == ["hylafax", "verbal", "mail"]


def test_environment_beats_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_BROKER__HOST", "other.example.org")
    assert load(EXAMPLE).broker.host == "other.example.org"
    assert load(EXAMPLE).broker.port == 5671


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[brokr]\n", "brokr"),
        ("[broker]\nprot = 1\n", "broker.prot"),
        ('[[fax]]\nname="a"\nnumber="1"\nexpected="unknown"\nfolder="/x"\n', "fax.0.expected"),
        ('[[fax]]\nname="a"\nnumber="1"\nexpected="verbal"\nserver="none"\n', "none"),
        ('[[fax]]\nname="a"\nnumber="1"\nexpected="verbal"\n', "either server or folder"),
        ('[[department]]\nname="roi"\n', "exceptions"),
        ("not toml", "intake.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load(written(tmp_path, text))


def test_a_missing_secret_file_is_named_and_masked_output_shows_no_secret(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '[broker]\npassword = {value = "hunter2secret"}\n'))
    assert settings.broker.password.reveal() == "hunter2secret"
    assert "hunter2secret" not in masked(settings)
    absent = load(written(tmp_path, f'[broker]\npassword = {{file = "{tmp_path}/none"}}\n'))
    with pytest.raises(SettingsError, match="none"):
        absent.broker.password.reveal()


def test_the_password_in_a_database_address_is_masked(tmp_path: Path) -> None:
    address = "postgresql://intake:hunter2secret@db.example.org/intake"
    settings = load(written(tmp_path, f'[storage]\ndatabase = "{address}"\n'))
    assert settings.storage.url == address
    assert "hunter2secret" not in masked(settings)
    assert "db.example.org/intake" in masked(settings)
