"""`python -m samples.blanks`: rewrite classifiers/forms from the drawing code."""

from classifiers.definitions import FORMS
from samples.blanks import sheets
from samples.blanks.definition import toml


def main() -> None:
    FORMS.mkdir(exist_ok=True)
    for sheet in sheets():
        pdf = sheet.finish()
        (FORMS / f"{sheet.id}.pdf").write_bytes(pdf)
        (FORMS / f"{sheet.id}.toml").write_text(toml(sheet), "utf-8")
        print(f"{sheet.id}: {len(sheet.fields)} fields, {len(sheet.ticks)} ticks, {len(pdf)} bytes")


if __name__ == "__main__":
    main()
