package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MysqlTest {
    private final Laptop laptop = new Laptop("mysql:8");

    @Test
    void without_a_password_option_the_server_is_not_made() {
        String said = laptop.run("docker run --rm mysql:8");
        assertTrue(said.endsWith("""
                [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified
                    You need to specify one of the following as an environment variable:
                    - MYSQL_ROOT_PASSWORD
                    - MYSQL_ALLOW_EMPTY_PASSWORD
                    - MYSQL_RANDOM_ROOT_PASSWORD
                """), said);
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void tables_outlive_the_container_in_its_volume() {
        laptop.run("docker run -d --name db -e MYSQL_ROOT_PASSWORD=pw -e MYSQL_DATABASE=shop -v data:/var/lib/mysql mysql:8; sleep 15");
        assertEquals("id\tname\n1\tann\n2\tbob\n", laptop.run("docker exec db mysql -uroot -ppw shop -e \"CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20)); "
                + "INSERT INTO t (name) VALUES ('ann'),('bob'); SELECT * FROM t\" 2>/dev/null"));
        laptop.run("docker rm -f db; docker run -d --name new -e MYSQL_ROOT_PASSWORD=other -v data:/var/lib/mysql mysql:8; sleep 5");
        assertEquals("+------+\n| name |\n+------+\n| bob  |\n+------+\n", laptop.run("docker exec new mysql -t -uroot -ppw shop -e 'SELECT name FROM t WHERE id = 2' 2>/dev/null"));
    }

    @Test
    void the_client_tells_what_the_server_refuses() {
        assertEquals("ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\n", laptop.run("docker run --rm mysql:8 mysql -e 'select 1'"));
        laptop.run("docker run -d --name db -e MYSQL_ROOT_PASSWORD=pw mysql:8; sleep 15");
        assertEquals("mysql: [Warning] Using a password on the command line interface can be insecure.\n"
                + "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)\n", laptop.run("docker exec db mysql -uroot -pno -e 'select 1'"));
        assertTrue(laptop.run("docker exec db mysql -uroot -ppw mysql -e 'select * from nope'").endsWith("ERROR 1146 (42S02) at line 1: Table 'mysql.nope' doesn't exist\n"));
    }
}
