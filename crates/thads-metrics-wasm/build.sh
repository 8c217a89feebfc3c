#!/usr/bin/env bash
# Builds the page in the browser into a folder: crates/thads-metrics-wasm/build.sh target/web/page
# Needs the target wasm32-unknown-unknown of rustup; without it Debian's rustc-web, cargo-web, rust-web-src and lld, whose standard
# library is compiled along. wasm-bindgen of the version in Cargo.lock is built once.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$(realpath -m "${1:-$root/target/web/page}")
work=$root/target/web
tools=$work/tools
target=wasm32-unknown-unknown
mkdir -p "$out" "$work"

# The command that writes the script around the module: of the very version of the crate.
version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$root/Cargo.lock")
if [ "$("$tools/bin/wasm-bindgen" --version 2> /dev/null || true)" != "wasm-bindgen $version" ]; then
  echo "building wasm-bindgen $version (once)"
  CARGO_TARGET_DIR=$tools/build cargo install --quiet --debug --root "$tools" --no-default-features --bin wasm-bindgen \
    --version "=$version" wasm-bindgen-cli
fi

build=(build --quiet --locked --profile web --target "$target" --package thads-metrics-wasm --lib)
export CARGO_TARGET_DIR=$work/build
export RUSTFLAGS="-C link-arg=-zstack-size=8388608"
if [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ]; then
  cargo "${build[@]}"
elif [ -d /usr/lib/rustlib/src/rust/library ] && command -v wasm-ld > /dev/null; then
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
  /usr/bin/cargo -Z build-std=std,panic_abort "${build[@]}"
else
  echo "The page needs the target of Rust: rustup target add $target
or of Debian: apt-get install rustc-web cargo-web rust-web-src lld" >&2
  exit 1
fi

"$tools/bin/wasm-bindgen" --target no-modules --no-typescript --remove-name-section --out-dir "$work/bound" --out-name engine \
  "$CARGO_TARGET_DIR/$target/web/thads_metrics_wasm.wasm"
# The module goes into a script, so that the page fetches nothing and also opens without a server.
cp "$here"/{index.html,page.js,page.css,result.css} "$out"
cp "$here/../thads-metrics-article/src/show/style.css" "$out/article.css"
{
  cat "$work/bound/engine.js"
  printf 'const packedEngine = "%s";\n' "$(gzip --best --no-name < "$work/bound/engine_bg.wasm" | base64 --wrap=0)"
} > "$out/engine.js"
