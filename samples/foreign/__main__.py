"""python -m samples.foreign --set tune --count 20 --seed 1 --out DIR"""

from pathlib import Path

import click

from samples.foreign.deliver import as_text, deliveries


@click.command()
@click.option("--set", "which", type=click.Choice(["tune", "report"]), default="tune", show_default=True)
@click.option("--count", default=20, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
def main(which: str, count: int, seed: int, out: Path) -> None:
    """Forms of other organisations, filled in, with their expected values beside them."""
    out.mkdir(parents=True, exist_ok=True)
    for delivery in deliveries(which, count, seed):
        (out / (delivery.name + delivery.suffix)).write_bytes(delivery.content)
        (out / (delivery.name + ".json")).write_text(as_text(delivery), "utf-8")


if __name__ == "__main__":
    main()
