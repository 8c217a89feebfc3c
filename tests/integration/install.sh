#!/usr/bin/env bash
# Has the programs that the integration tests run: installs those that are absent from Debian's packages,
# or says how. Each line of the table: the package, and a command that succeeds where there is what it gives.
set -euo pipefail

# pyspark 4 runs on Java 17 and 21.
java_runs() { java -version 2>&1 | grep -qE 'version "(17|21)\b'; }
# LibreOffice without Calc opens no workbook.
calc_stands() { command -v soffice && compgen -G "/usr/lib*/libreoffice/program/libsclo.so"; }
# The server's own programs are not on the PATH: they stand by version.
server_stands() { compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null; }
# Rust's target comes from rustup, or from a compiler of Debian that builds the standard library along.
web_builds() {
  test -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ||
    { test -d /usr/lib/rustlib/src/rust/library && command -v wasm-ld && test -x /usr/bin/cargo; }
}

absent=()
while read -r package there; do
  $there > /dev/null 2>&1 || absent+=("$package")
done << 'END'
default-jre-headless java_runs
postgresql server_stands
libreoffice-calc-nogui calc_stands
chromium command -v chromium
chromium-driver command -v chromedriver
rustc-web web_builds
cargo-web web_builds
rust-web-src web_builds
lld web_builds
valgrind command -v valgrind
END

if ((${#absent[@]} == 0)); then exit; fi
install="apt-get install --yes --no-install-recommends ${absent[*]}"
if ! command -v apt-get > /dev/null; then
  echo "The integration tests need what Debian packages as: ${absent[*]}" >&2
  exit 1
fi
if ((EUID != 0)); then
  printf 'The integration tests need programs that are not installed; as root:\n  apt-get update && %s\n' "$install" >&2
  exit 1
fi
echo "installing ${absent[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
$install --quiet=2 > /dev/null
