package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PostgresTest {
    private final Laptop laptop = new Laptop("postgres:17");

    private void serve() {
        laptop.run("docker run -d --name db -e POSTGRES_PASSWORD=secret -e POSTGRES_DB=shop -v pg:/var/lib/postgresql/data postgres:17; sleep 4");
    }

    private String psql(String sql) {
        return laptop.run("docker exec -i db psql -U postgres shop <<'SQL'\n" + sql + "\nSQL");
    }

    @Test
    void without_a_password_it_does_not_start() {
        assertTrue(laptop.run("docker run --rm postgres:17").startsWith("Error: Database is uninitialized and superuser password is not specified.\n"
                + "       You must specify POSTGRES_PASSWORD to a non-empty value for the\n"));
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void a_first_start_makes_the_database_and_says_so() {
        serve();
        String log = laptop.run("docker logs db 2>&1");
        assertTrue(log.startsWith("The files belonging to this database system will be owned by user \"postgres\".\n"), log);
        assertTrue(log.contains("\nCREATE DATABASE\n") && log.contains("\nPostgreSQL init process complete; ready for start up.\n"), log);
        assertTrue(log.endsWith(" UTC [1] LOG:  database system is ready to accept connections\n"), log);
        assertEquals("/var/run/postgresql:5432 - accepting connections\n", laptop.run("docker exec db pg_isready"));
    }

    @Test
    void tables_are_printed_as_psql_prints_them() {
        serve();
        assertEquals("""
                CREATE TABLE
                INSERT 0 3
                 id | name | age\s
                ----+------+-----
                  1 | Ann  |  31
                  2 | Bob  |   \s
                  3 | 张伟 |  22
                (3 rows)

                """, psql("create table p (id serial primary key, name text, age int);\n"
                + "insert into p (name, age) values ('Ann', 31), ('Bob', null), ('张伟', 22);\nselect * from p;"));
    }

    @Test
    void queries_filter_sort_join_and_count() {
        serve();
        psql("create table u (id int primary key, name text); create table o (id serial, u int references u(id));\n"
                + "insert into u values (1,'Ann'),(2,'Bob'); insert into o (u) values (1),(1);");
        assertEquals("Ann|2\nBob|0\n", laptop.run("docker exec db psql -U postgres -d shop -tAc "
                + "'select u.name, count(o.id) from u left join o on o.u = u.id group by u.name order by 2 desc'"));
        assertEquals("Bob\n", laptop.run("docker exec db psql -U postgres shop -tAc \"select name from u where id between 2 and 5 and name like 'B%' limit 1\""));
    }

    @Test
    void refusals_have_the_originals_words() {
        serve();
        psql("create table a (id int primary key); create table b (a int references a(id)); insert into a values (1);");
        assertEquals("ERROR:  relation \"nope\" does not exist\nLINE 1: select * from nope;\n                      ^\n", psql("select * from nope;"));
        assertEquals("ERROR:  syntax error at or near \"selct\"\nLINE 1: selct 1;\n        ^\n", psql("selct 1;"));
        assertEquals("ERROR:  duplicate key value violates unique constraint \"a_pkey\"\nDETAIL:  Key (id)=(1) already exists.\n", psql("insert into a values (1);"));
        assertEquals("ERROR:  insert or update on table \"b\" violates foreign key constraint \"b_a_fkey\"\nDETAIL:  Key (a)=(7) is not present in table \"a\".\n",
                psql("insert into b values (7);"));
        assertEquals("ERROR:  column \"x\" does not exist\nLINE 1: select x from a;\n               ^\n", psql("select x from a;"));
        assertEquals("ERROR:  invalid input syntax for type integer: \"abc\"\n", psql("insert into a values ('abc');").replaceFirst("LINE(?s).*", ""));
    }

    @Test
    void a_transaction_can_be_taken_back() {
        serve();
        psql("create table a (id int); insert into a values (1);");
        assertEquals("BEGIN\nDELETE 1\nROLLBACK\n", psql("begin; delete from a; rollback;"));
        assertEquals("1\n", laptop.run("docker exec db psql -U postgres shop -tAc 'select count(*) from a'"));
    }

    @Test
    void data_in_a_volume_outlives_containers() {
        serve();
        psql("create table kept (t text); insert into kept values ('still here');");
        laptop.run("docker rm -f db; docker run -d --name db -v pg:/var/lib/postgresql/data postgres:17; sleep 2");
        assertTrue(laptop.run("docker logs db 2>&1").contains("\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n"));
        assertEquals("still here\n", laptop.run("docker exec db psql -U postgres shop -tAc 'table kept' 2>/dev/null || docker exec db psql -U postgres shop -tAc 'select * from kept'"));
    }

    @Test
    void other_containers_need_the_password() {
        serve();
        laptop.run("docker network create net; docker network connect net db");
        String base = "docker run --rm --network net ";
        assertTrue(laptop.run(base + "-e PGPASSWORD=bad postgres:17 psql -h db -U postgres -c 'select 1'").endsWith(
                "port 5432 failed: FATAL:  password authentication failed for user \"postgres\"\n"));
        assertEquals(2, laptop.exitCode());
        assertEquals("1\n", laptop.run(base + "postgres:17 psql -tA postgresql://postgres:secret@db/shop -c 'select 1'"));
    }

    @Test
    void the_role_of_the_systems_user_does_not_exist() {
        serve();
        assertEquals("psql: error: connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: FATAL:  role \"root\" does not exist\n",
                laptop.run("docker exec db psql -c 'select 1'"));
    }

    @Test
    void scripts_of_the_image_fill_the_new_database() {
        laptop.run("mkdir init; echo \"create table seeds (n int); insert into seeds values (7);\" > init/1.sql");
        laptop.run("docker run -d --name db -e POSTGRES_PASSWORD=x -v $PWD/init:/docker-entrypoint-initdb.d postgres:17; sleep 4");
        assertEquals("7\n", laptop.run("docker exec db psql -U postgres -tAc 'select n from seeds'"));
    }

    @Test
    void what_the_engine_does_not_know_is_named() {
        serve();
        assertEquals("ERROR:  drydock: WITH is real, but not simulated here\n", psql("with x as (select 1) select * from x;"));
    }
}
