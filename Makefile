# From a fresh checkout, `make report` or `make test` is enough: each sets up what it needs, once.
# Words for the command behind a target go through ARGS:  make report ARGS='--area Sacramento'

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c '$(is_new_enough)' 2>/dev/null && echo $$name && break; done)
is_new_enough = import sys; sys.exit(sys.version_info < (3, 11))
python = .venv/bin/python
# hundreds of processes find the code compiled, wherever else that is not wanted
pytest = env -u PYTHONDONTWRITEBYTECODE $(python) -m pytest

.PHONY: help report refresh studio audit test test-all chaos lint bench clean lock

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

report: .venv/runtime ## Build the brochures from the archived statistics
	@$(python) -m pipeline report $(ARGS)

refresh: .venv/runtime ## Ask the publishers for new statistics; check and publish what came
	@$(python) -m pipeline refresh $(ARGS)

studio: .venv/runtime ## Do all of it in a browser, without a terminal
	@$(python) -m pipeline studio $(ARGS)

audit: .venv/runtime ## Hold what the school says against the statistics (ARGS=page.html)
	@$(python) -m pipeline audit $(ARGS)

test: lint ## Lint, then run every test that is not slow
	@echo 'Slow tests are left out; make test-all runs them too.'
	@$(pytest) $(ARGS)

test-all: lint ## Lint, then run every test
	@$(pytest) -m '' $(ARGS)

chaos: .venv/dev ## Put a refresh through every fault of a publisher or a disk; prints a table
	@$(python) -m tests.chaos $(ARGS)

lint: .venv/dev ## Check style, types and SQL
	@$(python) -m ruff check --quiet .
	@$(python) -m ruff format --quiet --check .
	@$(python) -m mypy
	@$(python) -m sqlfluff lint --disable-progress-bar --processes 0 sql

bench: .venv/dev ## Time the build and the documents beside references, the audit and the gates
	@$(python) -m tests.bench $(ARGS)

clean: ## Remove what can be made again; data/raw and .venv stay
	@rm -rf data/out .pytest_cache .ruff_cache .mypy_cache
	@find pipeline tests -name __pycache__ -prune -exec rm -rf {} +

lock: ## Pin the dependencies anew; needs uv (ARGS=--upgrade takes newer ones)
	@$(compile) --output-file requirements.lock
	@$(compile) --output-file requirements-dev.lock --constraint requirements.lock --extra dev

# One version of each package, whichever Python installs it.
compile = uv pip compile pyproject.toml $(ARGS) --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --custom-compile-command 'make lock'

# Set-up. A stamp comes last and a new .venv clears the old one, so what was interrupted starts over.
# Everything is said on standard error: standard output belongs to the command that was asked for.

.venv/runtime: requirements.lock
	@"$(PYTHON)" -c '$(is_new_enough)' 2>/dev/null || { echo 'Wagefold needs Python 3.11 or newer.' \
		'Install it, or say where it is: make PYTHON=/path/to/python3' >&2; exit 1; }
	@eval "$$system_packages"
	@"$(PYTHON)" -m venv --clear .venv
	@$(install)
	@touch $@

.venv/dev: requirements-dev.lock .venv/runtime
	@$(install)
	@eval "$$browser"
	@touch $@

# A .venv whose Python has gone, or has become another version, is made again.
ifneq ($(shell $(python) -c 'import pip' 2>/dev/null && echo sound),sound)
.PHONY: .venv/runtime
endif

# Wheels only: where one is missing, pip says so in a line instead of calling a compiler.
install = $(python) -m pip install -qq --no-input --progress-bar off --only-binary :all: \
	--require-hashes -r $< && echo "installed  $< into .venv" >&2

# WeasyPrint sets text with the system's Pango; Debian and Ubuntu also keep part of venv in a package.
ifeq ($(shell uname),Darwin)
# Given with each call, because macOS takes DYLD_ variables away from whatever /bin/sh starts.
python := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/opt/local/lib:/usr/lib $(python)
define system_packages
for prefix in /opt/homebrew /usr/local /opt/local; do
	test ! -e $$prefix/lib/libpangoft2-1.0.dylib || exit 0
done
command -v brew >/dev/null && brew install --quiet pango >&2 && echo "installed  pango" >&2 && exit 0
echo "Wagefold needs Pango. Get Homebrew from https://brew.sh, then type: brew install pango" >&2
exit 1
endef
else
define apt
as_root() { if test "$$(id -u)" = 0; then "$$@"; else sudo -n "$$@"; fi; }
apt() {
	log=$$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$$@" 2>&1) ||
		{ echo "$$log" >&2; return 1; }
}
can_apt() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }
endef
define system_packages
loads() { "$(PYTHON)" -c "import ctypes; ctypes.CDLL('$$1')" 2>/dev/null; }
needed= wanted=
"$(PYTHON)" -c 'import ensurepip' 2>/dev/null ||
	needed=$$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
loads libpango-1.0.so.0 && loads libpangoft2-1.0.so.0 ||
	needed="$$needed libpango-1.0-0 libpangoft2-1.0-0"
loads libharfbuzz-subset.so.0 || wanted=libharfbuzz-subset0
test -n "$$needed$$wanted" || exit 0

$(apt)
if can_apt; then
	apt update
	apt install -y --no-install-recommends $$needed || exit 1
	apt install -y --no-install-recommends $$wanted 2>/dev/null || wanted=
	test -z "$$needed$$wanted" || echo "installed " $$needed $$wanted >&2
elif test -n "$$needed"; then
	command -v sudo >/dev/null && become="sudo sh -c" || become="su -c"
	echo "Wagefold needs" $$needed "(or what this system calls them). On Debian or Ubuntu, type:" >&2
	echo "  $$become 'apt-get update; apt-get install -y" $$needed $$wanted"'" >&2
	exit 1
fi
loads libharfbuzz-subset.so.0 || echo "went on without libharfbuzz-subset0" >&2
endef
# For the tests of the catalogue's page alone: a browser, and what Playwright's driver lacks on a
# bare system. Ubuntu's package of that name only fetches a snap.
define browser
loads() { "$(PYTHON)" -c "import ctypes; ctypes.CDLL('$$1')" 2>/dev/null; }
wanted=chromium
for name in chromium chromium-browser google-chrome google-chrome-stable; do
	command -v $$name >/dev/null && wanted=
done
loads libatomic.so.1 || wanted="$$wanted libatomic1"
test -n "$$wanted" || exit 0
$(apt)
can_apt && apt update && ! apt-cache policy $$wanted | grep -q 'Candidate: .*snap' &&
	apt install -y --no-install-recommends $$wanted && echo "installed " $$wanted >&2 ||
	echo "went on without" $$wanted": the tests of the catalogue in a browser cannot run" >&2
endef
endif
export system_packages browser
