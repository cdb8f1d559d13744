# Every target is a thin name for one command; `make help` lists them.
PY := .venv/bin/python

.venv/ready: requirements.lock pyproject.toml deploy/debian-packages.txt deploy/install
	bash deploy/install

.PHONY: help install run test test-calls check lock samples accuracy bench clean

help:  ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: .venv/ready  ## install what is missing: system packages, virtual environment

run: .venv/ready  ## the whole line on this machine with sample faxes and mails; Ctrl-C stops it
	@$(PY) -m demo

test: .venv/ready  ## all tests
	@bash deploy/install deploy/debian-packages-test.txt
	@$(PY) -m pytest

test-calls: .venv/ready  ## three real fax calls over modem pairs, about two minutes
	@bash deploy/install deploy/debian-packages-calls.txt
	@$(PY) -m pytest -m calls

check: .venv/ready  ## lint, types and layers
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

samples: .venv/ready  ## N sample deliveries with their expected values: make samples N=100 OUT=/tmp/samples
	@$(PY) -m samples --count $(or $(N),50) --out $(or $(OUT),.cache/samples)

accuracy: .venv/ready  ## measure reading on the report set, write docs/accuracy.md and docs/misread.md
	@$(PY) -m samples.accuracy
	@$(PY) -m samples.misread

bench: .venv/ready  ## measure speed, write docs/performance.md
	@$(PY) -m samples.bench

lock: .venv/ready  ## resolve the dependencies anew
	.venv/bin/python -m pip install -q uv && .venv/bin/uv pip compile -q --python-version 3.11 --no-emit-index-url --no-annotate --no-header --generate-hashes --group dev pyproject.toml -o requirements.lock

clean:  ## remove what was built, keep the sources
	rm -rf .venv .cache .demo build *.egg-info
