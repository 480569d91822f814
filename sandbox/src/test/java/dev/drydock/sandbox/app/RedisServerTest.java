package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RedisServerTest {
    private final Laptop laptop = new Laptop("redis");

    private String ask(String command) {
        return laptop.run("docker exec cache redis-cli " + command);
    }

    @Test
    void a_sorted_set_keeps_its_members_by_score() {
        laptop.run("docker run -d --name cache redis; sleep 1");
        assertEquals("2\n", ask("zadd board 30 ann 10 bob"));
        assertEquals("35\n", ask("zincrby board 25 bob"));
        assertEquals("bob\n35\nann\n30\n", ask("zrevrange board 0 -1 withscores"));
        assertEquals("zset\n", ask("type board"));
        assertEquals("0\nboard\n", ask("scan 0 match b*"));
    }

    @Test
    void a_server_with_a_password_asks_for_it() {
        laptop.run("docker run -d --name cache redis redis-server --requirepass s3; sleep 1");
        assertEquals("NOAUTH Authentication required.\n\n", ask("get x"));
        assertEquals("PONG\n", ask("-a s3 --no-auth-warning ping"));
        assertTrue(ask("-a wrong ping").contains("AUTH failed: WRONGPASS invalid username-password pair or user is disabled.\n"));
    }

    @Test
    void what_was_appended_survives_a_kill() {
        laptop.run("docker run -d --name cache redis redis-server --appendonly yes; sleep 1");
        ask("rpush l a b");
        laptop.run("docker kill cache; docker start cache; sleep 1");
        assertEquals("a\nb\n", ask("lrange l 0 -1"));
    }

    @Test
    void a_published_message_reaches_who_listens() {
        laptop.run("docker run -d --name cache redis; sleep 1; docker exec cache redis-cli subscribe news > heard & sleep 1; docker exec cache redis-cli publish news hello; sleep 1; kill %1");
        assertEquals("subscribe\nnews\n1\nmessage\nnews\nhello\n", laptop.run("cat heard"));
    }
}
