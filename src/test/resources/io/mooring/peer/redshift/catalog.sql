-- Run once in template1, so that every database of the peer has it.
-- A Redshift role (not a group) is a role without login whose comment names its system privileges.

SET allow_system_table_mods = on;

GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC;

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.77467'
$$;

CREATE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.now()::timestamp
$$;

-- PostgreSQL's own function of this name takes a second argument; without its default a call with one is not ambiguous.
UPDATE pg_catalog.pg_proc SET pronargdefaults = 0, proargdefaults = NULL
WHERE oid = 'pg_catalog.pg_terminate_backend(integer, bigint)'::regprocedure;
CREATE FUNCTION pg_catalog.pg_terminate_backend(process integer) RETURNS integer LANGUAGE sql VOLATILE AS $$
    SELECT pg_catalog.pg_terminate_backend($1, 0)::integer
$$;

DROP VIEW pg_catalog.pg_user;
CREATE VIEW pg_catalog.pg_user AS
SELECT r.rolname AS usename,
       r.oid::bigint::integer AS usesysid,
       r.rolcreatedb AS usecreatedb,
       r.rolsuper AS usesuper,
       r.oid = 10 AS usecatupd,
       '********'::text AS passwd,
       r.rolvaliduntil AS valuntil,
       NULL::text[] AS useconfig
FROM pg_catalog.pg_roles r
WHERE r.rolcanlogin;

DROP VIEW pg_catalog.pg_group;
CREATE VIEW pg_catalog.pg_group AS
SELECT r.rolname AS groname,
       r.oid::bigint::integer AS grosysid,
       ARRAY(SELECT m.member::bigint::integer FROM pg_catalog.pg_auth_members m WHERE m.roleid = r.oid) AS grolist
FROM pg_catalog.pg_roles r
WHERE NOT r.rolcanlogin
  AND r.oid >= 16384
  AND pg_catalog.shobj_description(r.oid, 'pg_authid') IS NULL;

CREATE VIEW pg_catalog.svv_roles AS
SELECT r.oid::bigint::integer AS role_id,
       r.rolname::text AS role_name,
       'rdsdb'::text AS role_owner,
       ''::text AS external_id
FROM pg_catalog.pg_roles r
WHERE NOT r.rolcanlogin
  AND r.oid >= 16384
  AND pg_catalog.shobj_description(r.oid, 'pg_authid') IS NOT NULL;

CREATE VIEW pg_catalog.svv_user_grants AS
SELECT u.oid::bigint::integer AS user_id,
       u.rolname::text AS user_name,
       r.role_id,
       r.role_name,
       m.admin_option
FROM pg_catalog.svv_roles r
JOIN pg_catalog.pg_auth_members m ON m.roleid::bigint = r.role_id
JOIN pg_catalog.pg_roles u ON u.oid = m.member
WHERE u.rolname = current_user
   OR (SELECT s.rolsuper FROM pg_catalog.pg_roles s WHERE s.rolname = current_user);

CREATE VIEW pg_catalog.svv_system_privileges AS
SELECT p.system_privilege,
       r.role_id AS identity_id,
       r.role_name AS identity_name,
       'role'::text AS identity_type
FROM pg_catalog.svv_roles r
CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.string_to_array(
    pg_catalog.shobj_description(r.role_id::oid, 'pg_authid'), ', ')) AS p (system_privilege)
WHERE EXISTS (SELECT 1 FROM pg_catalog.svv_user_grants g WHERE g.role_id = r.role_id AND g.user_name = current_user)
   OR (SELECT s.rolsuper FROM pg_catalog.pg_roles s WHERE s.rolname = current_user);

CREATE VIEW pg_catalog.stv_sessions AS
SELECT a.backend_start::timestamp AS starttime,
       a.pid AS process,
       a.usename::char(50) AS user_name,
       a.datname::char(50) AS db_name,
       0 AS timeout_sec
FROM pg_catalog.pg_stat_activity a
WHERE a.datname IS NOT NULL
  AND a.usesysid <> 10
  AND (a.usename = current_user OR (SELECT s.rolsuper FROM pg_catalog.pg_roles s WHERE s.rolname = current_user));

GRANT SELECT ON pg_catalog.pg_user, pg_catalog.pg_group, pg_catalog.svv_roles, pg_catalog.svv_user_grants,
    pg_catalog.svv_system_privileges, pg_catalog.stv_sessions TO PUBLIC;
