#!/usr/bin/env bash
# A PostgreSQL of its own for tests: start FOLDER PORT | crash FOLDER | again FOLDER | stop FOLDER.
# Takes Debian's postgresql, and installs it where it is missing. PostgreSQL refuses to run as root: then it runs as postgres.
set -euo pipefail

programs() {
    local initdb
    initdb="$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)"
    [ -z "$initdb" ] || dirname "$initdb"
}

if [ -z "$(programs)" ]; then
    root=""
    [ "$(id -u)" -eq 0 ] || root="sudo -n"
    $root apt-get -o DPkg::Lock::Timeout=60 update -qq
    install() {
        $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=60 install -y -qq "$1" >/dev/null
    }

    # Without the server that Debian starts on port 5432.
    install postgresql-common
    $root sed -ri 's/^#?(create_main_cluster) .*$/\1 = false/' /etc/postgresql-common/createcluster.conf
    install postgresql
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
        as "$bin/initdb" -D "$folder/data" -U netgen --auth=trust --locale=C --encoding=UTF8 >/dev/null
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
