#!/bin/bash
# Runs once, when the database folder is empty: one role that owns and migrates, one that the application works under.
set -euo pipefail

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set=owner_password="$DATABASE_OWNER_PASSWORD" --set=app_password="$DATABASE_APP_PASSWORD" <<'SQL'
CREATE ROLE linli_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE linli_app LOGIN PASSWORD :'app_password';
CREATE DATABASE linli OWNER linli_owner;
REVOKE ALL ON DATABASE linli FROM PUBLIC;
GRANT CONNECT ON DATABASE linli TO linli_app;
SQL
