begin;
insert into bench_row (type, status, config) values ('Trino', 'enabled', '{}');
commit;
