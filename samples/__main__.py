"""`python -m samples`: write sample deliveries, each with its expected values beside it."""

import json
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from samples.committed import FOLDER, plans
from samples.generate import Sample, draw
from samples.people import SampleSet
from samples.plan import RECEIVED_ON, Plan, plan


@click.command()
@click.option("--count", default=50, show_default=True, help="How many deliveries to write.")
@click.option("--out", type=click.Path(path_type=Path), default=Path(".cache/samples"), show_default=True)
@click.option("--set", "which", type=click.Choice(["tune", "report"]), default="tune", show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another seed, other people and other faxes.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=RECEIVED_ON.isoformat(),
    show_default=True,
    help="The day they arrive.",
)
@click.option("--committed", is_flag=True, help="Rewrite the small set kept in the repository instead.")
def main(count: int, out: Path, which: str, seed: int, today: datetime, committed: bool) -> None:
    """Write sample faxes and mails, and a .json with the expected values beside each."""
    made: list[Plan]
    if committed:
        made, out = list(plans()), FOLDER
    else:
        made = [plan(SampleSet(which), seed, number, today.date()) for number in range(count)]
    out.mkdir(parents=True, exist_ok=True)
    if committed:
        _clear(out)
    for item in track(made, "Drawing", console=Console(stderr=True)):
        write(draw(item), out)


def write(sample: Sample, out: Path) -> None:
    (out / f"{sample.name}{sample.suffix}").write_bytes(sample.content)
    text = json.dumps(sample.expected, ensure_ascii=False, indent=1) + "\n"
    (out / f"{sample.name}.json").write_text(text, "utf-8")


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.suffix in (".tif", ".eml", ".pdf", ".jpg", ".png", ".json"):
            path.unlink()


if __name__ == "__main__":
    main()
