#!/usr/bin/env bash
# A PostgreSQL of its own for tests: start FOLDER PORT | crash FOLDER | again FOLDER | stop FOLDER.
# Takes Debian's postgresql, and installs it where it is missing. PostgreSQL refuses to run as root: then it runs as postgres.
set -euo pipefail

programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(programs)" ]; then
    root=""
    [ "$(id -u)" -eq 0 ] || root=sudo
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
fi

as() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

bin="$(programs)"
folder="$2"
cd /
case "$1" in
    start)
        mkdir -p "$folder"
        if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
        as "$bin/initdb" -D "$folder/data" -U netgen --auth=trust >/dev/null
        cat >>"$folder/data/postgresql.conf" <<END
port = $3
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
END
        as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null
        as "$bin/createdb" -h 127.0.0.1 -p "$3" -U netgen netgen
        ;;
    crash) as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null ;;
    again) as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null ;;
    stop) as "$bin/pg_ctl" -D "$folder/data" -m fast stop >/dev/null ;;
esac
