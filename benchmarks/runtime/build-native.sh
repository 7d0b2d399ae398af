#!/usr/bin/env bash
# Builds llama.cpp's own llama-batched-bench and llama-server, and installs node-llama-cpp, all of the release that EigenFlux loads,
# from the npm registry, into a folder outside the repository: $EFLUX_PEERS, or eigenflux-peers in the temporary folder. The programs
# are linked with the shared libraries of the package that EigenFlux itself is built with. What is there already is not built again.
# Needs npm, git, cmake and a C++ compiler. Linux on x64.
#   EFLUX_PEERS_JOBS=N   compile N files at once (1)
set -euo pipefail

version=3.22.1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
peers=${EFLUX_PEERS:-${TMPDIR:-/tmp}/eigenflux-peers}
mkdir -p "$peers"
cd "$peers"

# fetch PACKAGE FOLDER SHA512: unpacks an npm package, checked.
fetch() {
    [ -d "$2" ] && return
    local file
    file=$(npm pack --silent "$1@$version")
    echo "$3  $file" | sha512sum --check --quiet
    mkdir "$2.new"
    tar xzf "$file" -C "$2.new" --strip-components=1
    rm "$file"
    mv "$2.new" "$2"
}

fetch @node-llama-cpp/linux-x64 libraries \
    e6e0820cda9608d7da026f1a47f533c5ba381c1a4a80d17dd640873dea4a86032057638099ab6879f6ce94c8a1b2a0a21f639ddf913f7941d00856df44126e3a
fetch node-llama-cpp package \
    6e5b488a9b9699cd76dc7eed30880318a4ac4ab866865418795502e3c5d38d55bb5c624988927209d95333343f2e25a83e4183a5c2f816f883a60c3ba9f4e20f

if [ ! -d llama ]; then
    git -c advice.detachedHead=false clone --quiet package/llama/gitRelease.bundle llama.new
    mv llama.new llama
fi

if [ ! -d node/node_modules/node-llama-cpp ]; then
    mkdir -p node
    cp "$here/peers/package.json" node/
    # Without the optional packages, which hold other platforms' and graphics cards' libraries, and without the packages' own scripts,
    # which would look for these.
    (cd node && npm install --silent --no-audit --no-fund --no-package-lock --omit=optional --ignore-scripts)
fi

bin=$peers/libraries/bins/linux-x64
if [ ! -x "$bin/llama-server" ] || [ ! -x "$bin/llama-batched-bench" ]; then
    cmake -S "$here/native" -B build -DCMAKE_BUILD_TYPE=Release -DLLAMA="$peers/llama" -DLIBRARIES="$bin" >cmake.log
    nice -n 19 cmake --build build -j "${EFLUX_PEERS_JOBS:-1}" --target llama-batched-bench >>cmake.log
    nice -n 19 cmake --build build -j "${EFLUX_PEERS_JOBS:-1}" --target llama-server >>cmake.log
fi

echo "$peers"
