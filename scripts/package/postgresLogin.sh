#!/bin/sh
# Run once by the image of Postgres when its folder is new. Makes the login of DATABASE_URL, which owns
# its database and is nothing else, and the role that it serves requests as.
set -eu
psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set password="$DATABASE_PASSWORD" <<'SQL'
create role scriptorium login nosuperuser nocreaterole nocreatedb nobypassrls password :'password';
create role scriptorium_app nologin nosuperuser nocreaterole nocreatedb nobypassrls;
grant scriptorium_app to scriptorium;
create database scriptorium owner scriptorium;
revoke all on database scriptorium from public;
SQL
