#!/bin/bash
set -eo pipefail

name=MySQL
server=mysqld
admin=mysqladmin
if [ -n "$MARIADB_VERSION" ]; then
	name=MariaDB
	server=mariadbd
	admin=mariadb-admin
	export MYSQL_ROOT_PASSWORD="${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}"
	export MYSQL_ALLOW_EMPTY_PASSWORD="${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-$MYSQL_ALLOW_EMPTY_PASSWORD}"
	export MYSQL_RANDOM_ROOT_PASSWORD="${MARIADB_RANDOM_ROOT_PASSWORD:-$MYSQL_RANDOM_ROOT_PASSWORD}"
	export MYSQL_DATABASE="${MARIADB_DATABASE:-$MYSQL_DATABASE}"
	export MYSQL_USER="${MARIADB_USER:-$MYSQL_USER}"
	export MYSQL_PASSWORD="${MARIADB_PASSWORD:-$MYSQL_PASSWORD}"
fi

mysql_log() {
	printf '%s [%s] [Entrypoint]: %s\n' "$(date -u +%Y-%m-%d\ %H:%M:%S+00:00)" "$1" "$2"
}

if [ "${1#-}" != "$1" ]; then
	set -- $server "$@"
fi

case "$1" in mysqld | mariadbd)
	mysql_log Note "Entrypoint script for $name Server ${MYSQL_VERSION:-$MARIADB_VERSION} started."
	if [ "$(id -u)" = 0 ]; then
		mkdir -p /var/lib/mysql
		chown -R mysql /var/lib/mysql
		mysql_log Note "Switching to dedicated user 'mysql'"
		exec gosu mysql "$0" "$@"
	fi
	if [ ! -d /var/lib/mysql/mysql ]; then
		if [ -z "$MYSQL_ROOT_PASSWORD" ] && [ -z "$MYSQL_ALLOW_EMPTY_PASSWORD" ] && [ -z "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
			if [ "$name" = MariaDB ]; then
				mysql_log ERROR "Database is uninitialized and password option is not specified
	You need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD" >&2
			else
				mysql_log ERROR "Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - MYSQL_ROOT_PASSWORD
    - MYSQL_ALLOW_EMPTY_PASSWORD
    - MYSQL_RANDOM_ROOT_PASSWORD" >&2
			fi
			exit 1
		fi
		mysql_log Note "Initializing database files"
		"$1" --initialize-insecure
		mysql_log Note "Database files initialized"
		mysql_log Note "Starting temporary server"
		"$1" --daemonize --skip-networking
		mysql_log Note "Temporary server started."
		if [ -n "$MYSQL_DATABASE" ]; then
			mysql_log Note "Creating database $MYSQL_DATABASE"
			mysql -e "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`"
		fi
		if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
			mysql_log Note "Creating user $MYSQL_USER"
			mysql -e "CREATE USER '$MYSQL_USER'@'%' IDENTIFIED BY '$MYSQL_PASSWORD'"
			if [ -n "$MYSQL_DATABASE" ]; then
				mysql_log Note "Giving user $MYSQL_USER access to schema $MYSQL_DATABASE"
				mysql -e "GRANT ALL ON \`$MYSQL_DATABASE\`.* TO '$MYSQL_USER'@'%'"
			fi
		fi
		for f in /docker-entrypoint-initdb.d/*; do
			case "$f" in
				*.sh) mysql_log Note "$0: running $f"; . "$f" ;;
				*.sql) mysql_log Note "$0: running $f"; mysql "$MYSQL_DATABASE" < "$f" ;;
			esac
		done
		if [ -n "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
			MYSQL_ROOT_PASSWORD="$(cksum /proc/sys/kernel/hostname /etc/hostname 2>/dev/null | md5sum | cut -c1-24)"
			mysql_log Note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
		fi
		mysql -e "ALTER USER 'root'@'localhost' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD'"
		mysql_log Note "Stopping temporary server"
		$admin shutdown --password="$MYSQL_ROOT_PASSWORD"
		mysql_log Note "Temporary server stopped"
		mysql_log Note "$name init process done. Ready for start up."
	fi
	;;
esac

exec "$@"
