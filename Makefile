# Everything starts from Python 3.11+ and make. `make demo` and `make test` set up what they need.
PYTHON ?= python3
PORT ?= 3000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test lint language second-opinion mutation bench bench-time lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/mvp demo --port $(PORT)

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What the guard and the grammar make of texts by several writers; --families and --lines tell more.
language: setup
	$(BIN)/python -m tests.language.measure --families

# Learns the guard's second opinion again from the open writers' texts.
second-opinion: setup
	$(BIN)/python -m tests.language.learn

# Which changes of a line in the guard and the date grammar no test notices; docs/mutation.md tells what they are.
mutation: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e ".[mutation]"
	rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/mutmut results
	$(BIN)/mutmut results | sed -En 's/^ *([a-z_.]+)\.x.*: (.+)/\1 \2/p' | sort | uniq -c

bench: setup
	$(BIN)/python -m benchmarks.log_lesson

bench-time: setup
	$(BIN)/python -m benchmarks.tick
	$(BIN)/python -m benchmarks.tick --sending
	$(BIN)/python -m benchmarks.digests

# Renews the pinned, hashed lists. They record no index addresses.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
	$(VENV)-lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	  --extra demo --extra dev -o requirements.lock pyproject.toml
	$(VENV)-lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	  -c requirements.lock -o requirements-production.lock pyproject.toml
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
