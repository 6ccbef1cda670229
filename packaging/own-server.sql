-- Makes the roles of LEADS in a PostgreSQL server of your own, 15 or newer. Once, as its superuser:
--   sudo -u postgres psql -f own-server.sql
-- With the account `leads` of the machine mapped to both roles, no password is kept anywhere. In pg_ident.conf:
--   leads  leads  leads_app
--   leads  leads  leads_owner
-- and in pg_hba.conf, before all others:
--   local  leads  leads_app,leads_owner  peer map=leads
-- LEADS_DATABASE_URL=postgresql://leads_app@/leads?host=/var/run/postgresql
-- LEADS_OWNER_URL=postgresql://leads_owner@/leads?host=/var/run/postgresql

CREATE ROLE leads_owner LOGIN;
CREATE ROLE leads_app LOGIN;
-- So that the housekeeping sees which batches are in flight (invariant 3 in ARCHITECTURE.md).
GRANT leads_app TO leads_owner;
CREATE DATABASE leads OWNER leads_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
REVOKE ALL ON DATABASE leads FROM PUBLIC;
GRANT CONNECT ON DATABASE leads TO leads_app;

-- Names, plates and numbers of people stay out of the server's own log. leads doctor looks at these.
ALTER ROLE leads_app SET log_min_error_statement = 'panic';
ALTER ROLE leads_app SET log_error_verbosity = 'terse';
ALTER ROLE leads_app SET log_statement = 'none';
ALTER ROLE leads_app SET log_min_duration_statement = -1;
ALTER ROLE leads_app SET log_parameter_max_length_on_error = 0;
ALTER ROLE leads_owner SET log_min_error_statement = 'panic';
ALTER ROLE leads_owner SET log_error_verbosity = 'terse';
ALTER ROLE leads_owner SET log_statement = 'none';
ALTER ROLE leads_owner SET log_min_duration_statement = -1;
ALTER ROLE leads_owner SET log_parameter_max_length_on_error = 0;
-- A transaction that was forgotten keeps seals waiting.
ALTER ROLE leads_app SET idle_in_transaction_session_timeout = '10min';
ALTER ROLE leads_owner SET idle_in_transaction_session_timeout = '10min';

-- Only where an account of its own keeps the heads (leads-heads.service): it reads, and adds to the ledger what it finds.
--   in pg_ident.conf  leads-heads  leads-heads  leads_heads   in pg_hba.conf  local  leads  leads_heads  peer map=leads-heads
-- CREATE ROLE leads_heads LOGIN IN ROLE leads_app;
-- GRANT CONNECT ON DATABASE leads TO leads_heads;
