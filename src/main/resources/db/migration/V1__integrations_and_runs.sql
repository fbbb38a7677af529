-- Ids are handed out one by one (no cache, step 1) and stay below 2^53, so that every JSON reader keeps them exact.
create sequence integration_id as bigint increment by 1 maxvalue 9007199254740991;
create sequence run_id as bigint increment by 1 maxvalue 9007199254740991;
create sequence api_key_id as bigint increment by 1 maxvalue 9007199254740991;

-- Words of a fixed vocabulary are domains: their check is compiled once in a session, a table's is read anew by every statement.
create domain integration_status as text constraint integration_status_known check (value in (
    'creating', 'editing', 'editing/recreating', 'deleting', 'deleting/resumed', 'migrating', 'enabled',
    'createError', 'createError/leftOver', 'editError', 'deleteError', 'deleteError/partlyDeleted', 'migrateError',
    'recurringValidationError', 'disabled', 'deleted'));
create domain identity_phase as text constraint identity_phase_known check (value in ('held', 'arriving', 'leaving'));
create domain run_operation as text constraint run_operation_known check (value in ('create', 'edit', 'delete'));
create domain run_state as text constraint run_state_known check (value in (
    'queued', 'running', 'succeeded', 'failed', 'cancelled'));
create domain step_state as text constraint step_state_known check (value in (
    'started', 'done', 'skipped', 'failed', 'compensated', 'leftOver'));

-- JSON is kept as the type json, not jsonb: it is served exactly as it was written, in the order of the platform's payload.
create table integration (
    id                 bigint      not null default nextval('integration_id'),
    type               text        not null,
    automatic          boolean     not null,
    status             integration_status not null,
    version            bigint      not null default 1,
    sequence           bigint      not null default 1,
    config             json        not null,
    validation_results json        not null,
    sealed             bytea,
    issued_key         bytea,
    issued_key_hash    bytea,
    seal_id            uuid        not null,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    deleted_at         timestamptz,
    constraint integration_primary primary key (id),
    constraint integration_deleted_has_date check ((status = 'deleted') = (deleted_at is not null)),
    constraint integration_deleted_keeps_no_secret check (status <> 'deleted' or (sealed is null and issued_key is null)),
    constraint integration_issued_key_whole check (num_nulls(issued_key, issued_key_hash) <> 1)
);
create unique index integration_by_issued_key on integration (issued_key_hash) where issued_key_hash is not null;
create index integration_by_type on integration (type, id);
create index integration_by_status on integration (status, id);

comment on column integration.status is 'stored key of the status; clients see the part before the slash';
comment on column integration.version is 'of the configuration, for entity tags';
comment on column integration.sequence is 'moved by every change of the status';
comment on column integration.sealed is 'secrets of the request and of the service, sealed; absent when there are none';
comment on column integration.issued_key is 'the key that clusters call the service with, sealed';
comment on column integration.issued_key_hash is 'SHA-256 of that key, by which it is found';
comment on column integration.seal_id is 'part of the associated data of everything sealed in this row';

-- What may exist only once. While an edit is under way the integration holds the old and the new ones, so that either can be had.
create table integration_identity (
    key            text   not null,
    words          text   not null,
    integration_id bigint not null,
    phase          identity_phase not null default 'held',
    constraint integration_identity_unique primary key (key),
    constraint integration_identity_integration foreign key (integration_id) references integration (id) on delete cascade
);
create index integration_identity_by_integration on integration_identity (integration_id);

-- What an integration made on its platform and has not removed since.
create table integration_object (
    integration_id bigint not null,
    kind           text   not null,
    name           text   not null,
    constraint integration_object_unique primary key (integration_id, kind, name),
    constraint integration_object_integration foreign key (integration_id) references integration (id) on delete cascade
);

create table run (
    id                 bigint      not null default nextval('run_id'),
    integration_id     bigint      not null,
    operation          run_operation not null,
    state              run_state   not null,
    attempt            integer     not null default 0,
    lease_owner        text,
    lease_until        timestamptz,
    host_key           text,
    alone              boolean     not null default false,
    place              integer,
    progress           integer     not null default -1,
    fruitless          integer     not null default 0,
    actor              text        not null,
    request_id         text        not null,
    created_at         timestamptz not null default now(),
    started_at         timestamptz,
    ended_at           timestamptz,
    code               text,
    message            text,
    validated          boolean     not null,
    validation_results json        not null,
    config             json        not null,
    before_automatic   boolean,
    before_config      json,
    made_before        json        not null default '[]',
    sealed_credentials bytea,
    sealed_generated   bytea,
    sealed_before      bytea,
    seal_id            uuid        not null,
    constraint run_primary primary key (id),
    constraint run_integration foreign key (integration_id) references integration (id) on delete cascade,
    constraint run_lease_while_running check (
        num_nonnulls(lease_owner, lease_until) = case state when 'running' then 2 else 0 end),
    constraint run_settled_has_end check ((state in ('queued', 'running')) = (ended_at is null)),
    constraint run_failed_has_code check (
        case state when 'failed' then num_nulls(code, message) = 0 when 'succeeded' then code is null else true end),
    constraint run_before_whole check (num_nulls(before_config, before_automatic) <> 1),
    constraint run_settled_keeps_no_secret check (
        ended_at is null or num_nonnulls(sealed_credentials, sealed_generated, sealed_before) = 0)
);
create unique index run_one_unsettled on run (integration_id) where state in ('queued', 'running');
create unique index run_one_running_per_place on run (host_key, place) where state = 'running';
create index run_claimable on run (created_at, id) where state in ('queued', 'running');
create index run_by_integration on run (integration_id, id);

comment on column run.attempt is 'counts the claims; every write of the run names it';
comment on column run.host_key is 'where the run works; the number of runs that work there at once is limited';
comment on column run.alone is 'on its host only one run works at a time';
comment on column run.place is 'which of the places on its host a running run has';
comment on column run.progress is 'how far the run had come when it was last claimed; grows with everything that is recorded of it';
comment on column run.fruitless is 'claims in a row that ended without progress and without being handed back';
comment on column run.config is 'the wanted configuration, without secrets';
comment on column run.before_config is 'what a failed edit restores';
comment on column run.made_before is 'what the integration had on the platform at acceptance: every attempt plans from it; pairs of kind and name';
comment on column run.sealed_before is 'the integration''s sealed column from before the edit, as it was';

create table run_step (
    run_id       bigint      not null,
    position     integer     not null,
    step_id      text        not null,
    purpose      text        not null,
    target       text        not null,
    state        step_state  not null,
    found_before boolean     not null,
    started_at   timestamptz not null default clock_timestamp(),
    ended_at     timestamptz,
    remedy       text,
    makes_kind   text,
    makes_name   text,
    removes_kind text,
    removes_name text,
    constraint run_step_unique primary key (run_id, step_id),
    constraint run_step_run foreign key (run_id) references run (id) on delete cascade,
    constraint run_step_ended_has_date check ((state = 'started') = (ended_at is null))
);

-- Keys that people made. Only the SHA-256 of a key is kept.
create table api_key (
    id             bigint      not null default nextval('api_key_id'),
    name           text        not null,
    hash           bytea       not null,
    permissions    text[]      not null,
    expires_at     timestamptz,
    created_at     timestamptz not null default now(),
    last_used_at   timestamptz,
    constraint api_key_primary primary key (id),
    constraint api_key_hash_unique unique (hash),
    constraint api_key_hash_length check (octet_length(hash) = 32)
);

-- One known value, sealed at the first start and opened at every start: it tells a wrong keyset before any harm is done.
create table canary (
    id      boolean not null default true,
    seal_id uuid    not null,
    sealed  bytea   not null,
    constraint canary_primary primary key (id),
    constraint canary_one_row check (id)
);
