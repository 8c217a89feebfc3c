# make report   what the example report's figures imply and where they contradict each other
# make test     every check that needs nothing but these two
# make test-integration   those with Spark, databases, LibreOffice, Chromium; sets them up (Debian)
# make accuracy how often slips on random sheets are found at the right cell (docs/accuracy.md)
# make mutants  how many small changes of the domain and of the checks the tests notice (hours; needs cargo-mutants)
# make web      the page in the browser, into target/web/page; nothing that it is given leaves it
# make bench    how long it takes, beside others' programs on the same questions (docs/speed.md)
# make wheel    the wheel as it is shipped, for old systems too, and the source archive
# make fuzz     changed inputs at every door, each for TIME seconds (60)
# make site     the documentation as a site, with the reference of both languages, in target/site
# make stubs    write the type stubs anew after a change of the bindings
# make rules    write docs/rules.md anew after a change of the rules
# make clean    remove all that these made
#
# Needs the Rust toolchain; all but the report also Python >= 3.11 with venv, of which everything goes into .venv.
# Programs that integration tests run are installed from Debian's packages by root, else asked for.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := report

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export VIRTUAL_ENV := $(CURDIR)/$(VENV)
export CARGO_INCREMENTAL := 0 # what is built once is not built for the next time
unexport CONDA_PREFIX # maturin wants to be told of one environment only

TESTED := --workspace --exclude thads-metrics-benches # what only times is looked at by clippy
RUSTDOC := RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --quiet
RUST_SOURCES := Cargo.toml Cargo.lock $(shell find crates -name '*.rs' -o -name Cargo.toml)
STUB := python/thads_metrics/_native.pyi

.PHONY: report test test-integration among-browsers among-programs rust python web bench fuzz wheel site stubs rules clean mutants accuracy

# Compiled to be there soon: the audit itself takes a tenth of a second either way. 1 says that the figures contradict each
# other, which is what this report is an example of.
SOON := --config profile.dev.opt-level=0 --config profile.dev.package.thads-metrics-audit.opt-level=0
report:
	cargo run --quiet $(SOON) --package thads-metrics-cli --no-default-features -- audit examples/long-an-2022-06.toml || test $$? -eq 1

# The tools of the Python tests come over the network while Rust's tests are compiled.
test:
	$(MAKE) --no-print-directory --jobs=2 rust $(VENV)/test-tools
	$(MAKE) --no-print-directory python

# Set-up. Each stamp is redone when what it depends on is newer.

$(VENV)/created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv --clear $(VENV)
	touch $@

$(VENV)/build-tools: pyproject.toml $(VENV)/created
	$(BIN)/python -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' > $@.txt
	$(BIN)/pip install --quiet --requirement $@.txt
	touch $@

# What extras of the package name; those of the site and of integration come over the test's.
$(VENV)/%-tools: EXTRAS = $*
$(VENV)/integration-tools: EXTRAS = integration site

$(addprefix $(VENV)/,test-tools integration-tools site-tools bench-tools): $(VENV)/%-tools: pyproject.toml $(VENV)/build-tools
	$(BIN)/python -c 'import sys, tomllib; extras = tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]; \
	  print(*(tool for extra in sys.argv[1:] for tool in extras[extra]), sep="\n")' $(EXTRAS) > $@.txt
	$(BIN)/pip install --quiet --requirement $@.txt
	touch $@

$(VENV)/built: pyproject.toml $(VENV)/build-tools $(RUST_SOURCES)
	$(BIN)/maturin develop --quiet
	touch $@

# One profile for everything that is tested, so that nothing is compiled twice.

rust: $(VENV)/created
	cargo fmt --all --check
	$(PYTHON) tests/acyclic.py
	$(PYTHON) tests/rust_version.py
	$(PYTHON) tests/same_features.py
	cargo test $(TESTED) --quiet --tests
	cargo test $(TESTED) --quiet --doc
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	$(RUSTDOC)
	cargo package --workspace --allow-dirty --no-verify --quiet
	@echo 'cargo tree: the domain needs neither Python, Arrow, TOML nor the solver'
	@tree=$$(cargo tree -p thads-metrics --edges no-dev --prefix none); \
	if grep -E '^(pyo3|arrow|toml|thads-metrics-)' <<< "$$tree"; then exit 1; fi

# The Python package: style, types, stubs that match the extension, behaviour.

python: $(VENV)/built $(VENV)/test-tools
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/maturin generate-stubs --quiet --out target/stubs
	diff -u $(STUB) target/stubs/thads_metrics/_native.pyi || { echo 'the bindings changed: run make stubs'; exit 1; }
	$(BIN)/mypy
	$(BIN)/python -m mypy.stubtest thads_metrics --mypy-config-file pyproject.toml --allowlist tests/python/stubtest-allowlist.txt
	$(BIN)/python -m pytest --quiet --numprocesses=auto tests/python

# The package among other programs. The page is linked by one core for minutes, while the other starts Spark.

test-integration: $(VENV)/built $(VENV)/test-tools
	tests/integration/install.sh
	$(MAKE) --no-print-directory --jobs=2 among-browsers among-programs

among-browsers: web $(VENV)/integration-tools
	MAKEFLAGS= $(BIN)/python -m pytest --quiet tests/integration/test_web.py tests/integration/test_chromium.py

among-programs: $(VENV)/integration-tools
	MAKEFLAGS= $(BIN)/python -m pytest --quiet tests/integration --ignore=tests/integration/test_web.py --ignore=tests/integration/test_chromium.py

# The page, from a folder: `python -m http.server --directory target/web/page`, or its index.html opened.

web:
	crates/thads-metrics-wasm/build.sh
	@echo 'built: target/web/page/index.html'

# What is timed is what is shipped.
# One change at a time to the domain's and the checks' code, and whether a test notices; SHARD=0/20 tries a twentieth.

SHARD ?= 0/1
MUTANTS := cargo mutants --shard $(SHARD) --test-package thads-metrics-tests --test-package

mutants:
	@command -v cargo-mutants > /dev/null || { echo 'cargo-mutants is needed: cargo install --locked cargo-mutants'; exit 1; }
	$(MUTANTS) thads-metrics --package thads-metrics --output target/mutants-domain
	$(MUTANTS) thads-metrics-sheet --package thads-metrics-sheet --file 'crates/thads-metrics-sheet/src/check/*.rs' \
	  --output target/mutants-checks

accuracy:
	cargo run --release --quiet -p thads-metrics-sheet --example accuracy

bench: $(VENV)/test-tools $(VENV)/bench-tools
	$(BIN)/maturin develop --quiet --release
	cargo bench -p thads-metrics-benches --quiet
	$(BIN)/python benches/audit_vs_z3.py
	$(BIN)/python benches/sheet_frame.py
	$(BIN)/python benches/tally.py
	$(BIN)/python benches/tally_parquet.py
	$(BIN)/python benches/sheet_vs_calamine.py
	$(BIN)/python benches/pages.py

wheel: $(VENV)/build-tools
	$(BIN)/pip install --quiet ziglang
	$(BIN)/maturin build --quiet --release --strip --zig --compatibility manylinux2014 --out dist
	$(BIN)/maturin sdist --quiet --out dist

TIME ?= 60

fuzz:
	cargo run --quiet -p thads-metrics-workbook --example mutate -- $(TIME)
	FUZZ_SECONDS=$(TIME) cargo test --quiet -p thads-metrics-tests --test all -- fuzz:: --nocapture --test-threads=1

site: $(VENV)/built $(VENV)/test-tools $(VENV)/site-tools
	$(RUSTDOC)
	cd site && NO_MKDOCS_2_WARNING=1 ../$(BIN)/mkdocs build --quiet --strict

stubs: $(VENV)/build-tools
	$(BIN)/maturin generate-stubs --quiet --out target/stubs
	cp target/stubs/thads_metrics/_native.pyi $(STUB)

rules:
	cargo run --quiet -p thads-metrics --example rules > target/rules.md
	cp target/rules.md docs/rules.md

clean:
	cargo clean
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache dist
	find python tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f python/thads_metrics/_native*.so python/thads_metrics/_native*.pyd
