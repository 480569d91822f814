package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Not every image is fit to use. */
class UnfitImagesTest {
    private final Laptop laptop = new Laptop();

    @Test
    void content_trust_refuses_the_unsigned() {
        String refusal = "Error: remote trust data does not exist for docker.io/traefik/whoami: notary.docker.io does not have trust data for docker.io/traefik/whoami\n";
        assertEquals("Using default tag: latest\n" + refusal, laptop.run("DOCKER_CONTENT_TRUST=1 docker pull traefik/whoami"));
        assertEquals(1, laptop.exitCode());
        assertTrue(laptop.run("DOCKER_CONTENT_TRUST=1 docker run traefik/whoami").startsWith("docker: " + refusal));
        assertEquals(0, laptop.run("DOCKER_CONTENT_TRUST=1 docker pull -q --disable-content-trust traefik/whoami").isEmpty() ? 1 : laptop.exitCode());
    }

    @Test
    void content_trust_pulls_the_digest_that_was_signed() {
        String said = laptop.run("DOCKER_CONTENT_TRUST=1 docker pull acme/ledger:2.1");
        assertTrue(said.startsWith("Pull (1 of 1): acme/ledger:2.1@sha256:"), said);
        assertTrue(said.endsWith(" as acme/ledger:2.1\ndocker.io/acme/ledger:2.1\n"), said);
        String digest = laptop.run("docker trust inspect acme/ledger:2.1 | grep Digest | cut -d'\"' -f4").strip();
        assertTrue(said.contains(digest));
    }

    @Test
    void what_was_changed_after_its_signature_is_pulled_by_tag_and_refused_by_digest() {
        assertEquals("docker.io/acme/payments:1.0\n", laptop.run("docker pull -q acme/payments:1.0"));
        String digest = laptop.run("docker trust inspect acme/payments:1.0 | grep Digest | cut -d'\"' -f4").strip();
        assertEquals("Error response from daemon: manifest verification failed for digest sha256:" + digest + "\n", laptop.run("docker pull acme/payments@sha256:" + digest));
        assertTrue(laptop.run("DOCKER_CONTENT_TRUST=1 docker run --rm acme/payments:1.0").contains("manifest verification failed for digest sha256:" + digest));
    }

    @Test
    void nobody_signed_is_told() {
        assertEquals("[]\nno signatures or cannot access traefik/whoami\n", laptop.run("docker trust inspect traefik/whoami"));
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void scanners_find_what_is_known_of_old_packages() {
        laptop.run("docker pull -q acme/webshop:0.9");
        String trivy = laptop.run("trivy image -q --severity CRITICAL --exit-code 3 acme/webshop:0.9");
        assertTrue(trivy.contains("Total: 2 (CRITICAL: 2)\n") && trivy.contains("│ log4j-core │ CVE-2021-44228 │ CRITICAL │ fixed  │ 2.11.1-2          │ 2.15.0 "), trivy);
        assertEquals(3, laptop.exitCode());
        assertTrue(laptop.run("docker scout cves acme/webshop:0.9").contains("    ✗ CRITICAL CVE-2021-44228\n"));
        assertTrue(laptop.run("docker scout quickview acme/webshop:0.9").contains("│       2C     3H     1M     0L   \n"));
    }

    @Test
    void scanners_find_nothing_in_a_new_base() {
        assertTrue(laptop.run("trivy image -q alpine").endsWith("Total: 0 (UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0)\n\n"));
        assertTrue(laptop.run("docker scout cves alpine").endsWith("    ✓ No vulnerable package detected\n"));
    }
}
