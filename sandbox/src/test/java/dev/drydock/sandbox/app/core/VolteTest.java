package dev.drydock.sandbox.app.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolteTest {
    private final Laptop laptop = new Laptop();

    @BeforeEach
    void stand_up_the_core() {
        laptop.run("docker compose -f /usr/share/corenet/volte.yaml up -d");
    }

    private void ready() {
        laptop.run("for p in phone-a phone-b; do docker exec $p ue attach && docker exec $p ue register; done; flow --clear");
    }

    @Test
    void twelve_elements_and_two_phones_stand_on_one_host() {
        assertEquals("14\n", laptop.run("docker ps -q | wc -l"));
    }

    @Test
    void a_phone_attaches_as_the_specification_has_it() {
        assertEquals("attached: address 10.45.0.2, default bearer QCI 5\n", laptop.run("docker exec phone-a ue attach"));
        String flow = laptop.run("flow");
        int at = 0;
        for (String message : new String[] {"Attach Request", "Authentication-Information-Request", "Authentication Request", "Security Mode Command", "Update-Location-Request",
            "Create Session Request", "PFCP Session Establishment Request", "Credit-Control-Request", "Create Session Response", "Attach Accept", "Attach Complete", "Modify Bearer Request"}) {
            int next = flow.indexOf(message + "\n", at);
            assertTrue(next >= at, message + " is missing or too early in\n" + flow);
            at = next;
        }
    }

    @Test
    void registration_meets_a_challenge() {
        assertTrue(laptop.run("docker exec phone-a ue attach; docker exec phone-a ue register").endsWith(
                "401 Unauthorized: challenged, the card answers\n200 OK: registered as 13800000001\n"));
    }

    @Test
    void a_call_gets_a_bearer_for_voice_and_loses_it_with_the_end() {
        ready();
        assertEquals("100 Trying\n183 Session Progress\n180 Ringing\n200 OK\ntalking to 13800000002, both hear each other, bearer QCI 1\n", laptop.run("docker exec phone-a ue call 13800000002"));
        assertTrue(laptop.run("docker exec phone-b ue status").contains("call        with 13800000001"));
        assertEquals("call ended\n", laptop.run("docker exec phone-a ue hangup"));
        assertTrue(laptop.run("docker exec phone-b ue status").contains("bearers     QCI 5\ncall        none"));
        assertEquals("", laptop.run("flow -x"));
    }

    @Test
    void a_number_that_nobody_has_is_not_found() {
        ready();
        assertTrue(laptop.run("docker exec phone-a ue call 10086").endsWith("call failed: 404 Not Found\n"));
    }

    @Test
    void a_phone_that_was_not_registered_is_not_there() {
        laptop.run("docker exec phone-a ue attach; docker exec phone-a ue register");
        assertTrue(laptop.run("docker exec phone-a ue call 13800000002").endsWith("call failed: 480 Temporarily Unavailable\n"));
    }

    @Test
    void a_strange_card_and_a_wrong_key_are_refused() {
        assertEquals("attach failed: Attach Reject, EMM cause 8 EPS services and non-EPS services not allowed\n",
                laptop.run("docker run --rm --network volte_core -e IMSI=460000000000001 corenet/ue ue attach 2>&1 | tail -1"));
        assertTrue(laptop.run("docker run --rm --network volte_core -e KI=stolen corenet/ue ue attach").contains("EMM cause 20, MAC failure"));
    }

    @ParameterizedTest
    @CsvSource({
        "mme, no service: no answer from the network (timer T3410), PHONE-A --x MME",
        "hss, 'Attach Reject, EMM cause 17 Network failure', MME --x HSS",
        "sgwc, 'Attach Reject, EMM cause 19 ESM failure', MME   --x SGW-C",
        "sgwu, 'Attach Reject, EMM cause 19 ESM failure', SGW-C --x SGW-U",
        "smf, 'Attach Reject, EMM cause 19 ESM failure', SGW-C --x SMF",
        "upf, 'Attach Reject, EMM cause 19 ESM failure', SMF --x UPF",
        "pcrf, 'Attach Reject, EMM cause 19 ESM failure', SMF  --x PCRF"})
    void an_attach_fails_where_an_element_is_missing(String element, String cause, String arrow) {
        laptop.run("docker stop " + element);
        assertEquals("attach failed: " + cause + "\n", laptop.run("docker exec phone-a ue attach"));
        assertTrue(laptop.run("flow -x").contains(arrow));
    }

    @ParameterizedTest
    @CsvSource({
        "mme, 503 Service Unavailable, SGW-C --x MME",
        "hss, 480 Temporarily Unavailable, I-CSCF --x HSS",
        "sgwc, 503 Service Unavailable, SMF   --x SGW-C",
        "sgwu, no answer (timer B), PHONE-A --x SGW-U",
        "smf, 503 Service Unavailable, PCRF --x SMF",
        "upf, no answer (timer B), SGW-U --x UPF",
        "pcrf, 503 Service Unavailable, P-CSCF --x PCRF",
        "pcscf, no answer (timer B), UPF    --x P-CSCF",
        "icscf, 504 Server Time-out, S-CSCF --x I-CSCF",
        "scscf, 504 Server Time-out, P-CSCF --x S-CSCF",
        "media, 503 Service Unavailable, P-CSCF --x MEDIA"})
    void a_call_fails_where_an_element_is_missing(String element, String answer, String arrow) {
        ready();
        laptop.run("docker stop " + element);
        assertTrue(laptop.run("docker exec phone-a ue call 13800000002").endsWith("call failed: " + answer + "\n"));
        assertTrue(laptop.run("flow -x").contains(arrow));
    }

    @Test
    void an_element_that_starts_again_has_forgotten_its_sessions() {
        ready();
        laptop.run("docker restart upf");
        assertTrue(laptop.run("docker exec phone-a ue call 13800000002").endsWith("call failed: no answer (timer B)\n"));
        laptop.run("docker exec phone-a ue detach; docker exec phone-a ue attach; docker exec phone-a ue register; docker exec phone-b ue detach; docker exec phone-b ue attach; docker exec phone-b ue register");
        assertTrue(laptop.run("docker exec phone-a ue call 13800000002").contains("both hear each other"));
    }

    @Test
    void the_log_of_an_element_reads_as_its_part_of_the_flow() {
        laptop.run("docker exec phone-a ue attach");
        String log = laptop.run("docker logs hss");
        assertTrue(log.contains("[hss] INFO: S6a -> MME  Authentication-Information-Answer"), log);
    }

    @Test
    void the_ladder_has_a_column_for_every_element() {
        laptop.run("docker exec phone-a ue attach");
        assertTrue(laptop.run("flow -l -n 2 SGW-U").matches("SGW-C  SGW-U  \n\\|----->\\| +PFCP Session Modification Request\n\\|<-----\\| +PFCP Session Modification Response\n"));
    }
}
