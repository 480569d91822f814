package dev.drydock.sandbox.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    private static final String ZEROS = "sha256:" + "0".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx, nginx",
        "library/nginx, docker.io/library/nginx, nginx",
        "docker.io/nginx, docker.io/library/nginx, nginx",
        "index.docker.io/library/nginx, docker.io/library/nginx, nginx",
        "student/web:v2, docker.io/student/web:v2, student/web:v2",
        "localhost/web, localhost/web, localhost/web",
        "127.0.0.1:5000/library/alpine, 127.0.0.1:5000/library/alpine, 127.0.0.1:5000/library/alpine",
        "registry.example.com:5000/team/busybox:v1, registry.example.com:5000/team/busybox:v1, registry.example.com:5000/team/busybox:v1",
        "a__b/c-d.e_f, docker.io/a__b/c-d.e_f, a__b/c-d.e_f",
        "[::1]:5000/x, [::1]:5000/x, [::1]:5000/x",
    })
    void a_name_is_normalised_and_shown_familiarly(String written, String canonical, String familiar) {
        Reference reference = Reference.of(written);
        assertEquals(canonical, reference.canonical());
        assertEquals(familiar, reference.familiar());
    }

    @ParameterizedTest
    @CsvSource({
        "Busybox, invalid reference format: repository name (library/Busybox) must be lowercase",
        "BAD:1, invalid reference format: repository name (library/BAD) must be lowercase",
        "busybox:bad:tag, invalid reference format",
        "busybox@sha256:xyz, invalid reference format",
        "'', invalid reference format",
        "':1', invalid reference format",
        "-x, invalid reference format",
        "a//b, invalid reference format",
        "'a b', invalid reference format",
        "Host.example/App, invalid reference format: repository name (App) must be lowercase",
    })
    void a_malformed_name_is_refused_in_the_original_words(String written, String message) {
        assertEquals(new ParsedReference.Malformed(message), Reference.parse(written));
    }

    @Test
    void sixty_four_hexadecimal_digits_are_no_name() {
        String digits = "ab".repeat(32);
        assertEquals(
                new ParsedReference.Malformed("invalid repository name (" + digits + "), cannot specify 64-byte hexadecimal strings"),
                Reference.parse(digits));
    }

    @Test
    void a_digest_keeps_latest_away() {
        assertEquals("busybox@" + ZEROS, Reference.of("busybox@" + ZEROS).orLatest().familiar());
        assertEquals("busybox:latest", Reference.of("busybox").orLatest().familiar());
    }

    @Test
    void a_tag_may_have_128_characters() {
        assertEquals("t".repeat(128), Reference.of("a:" + "t".repeat(128)).tag().orElseThrow());
        assertEquals(new ParsedReference.Malformed("invalid reference format"), Reference.parse("a:" + "t".repeat(129)));
    }
}
