package dev.drydock.sandbox.app.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

class DistributionPackagesTest {
    private final Laptop laptop = new Laptop();

    @Test
    void without_lists_apt_finds_no_package() {
        String said = laptop.run("docker run -q --rm debian:bookworm-slim apt-get install -y curl");
        assertTrue(said.endsWith("E: Unable to locate package curl\n"), said);
        assertEquals(100, laptop.exitCode());
    }

    @Test
    void what_apt_installs_can_be_run_and_was_missing_before() {
        String said = laptop.run("docker run -q --rm debian:bookworm-slim sh -c 'which tree; apt-get update -qq; apt-get install -y tree; tree -L 1 /srv'");
        assertTrue(said.contains("The following NEW packages will be installed:\n  tree\n0 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.\n"), said);
        assertTrue(said.endsWith("Setting up tree (2.1.0-1) ...\n/srv\n\n1 directory, 0 files\n"), said);
    }

    @Test
    void more_than_what_was_named_is_asked_about() {
        String said = laptop.run("docker run -q --rm debian:bookworm-slim sh -c 'apt-get update -qq; apt-get install curl'");
        assertTrue(said.endsWith("Do you want to continue? [Y/n] Abort.\n"), said);
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void a_cut_network_is_a_warning_of_update_and_an_error_of_apk() {
        String apt = laptop.run("docker run -q --rm --network none debian:bookworm-slim apt-get update");
        assertTrue(apt.contains("Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\n"), apt);
        assertEquals(0, laptop.exitCode());
        String apk = laptop.run("docker run --rm --network none alpine apk add --no-cache curl");
        assertTrue(apk.endsWith("ERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]\n"), apk);
        assertEquals(1, laptop.exitCode());
    }

    @Test
    void apk_installs_what_a_package_needs_and_removes_it_again() {
        String said = laptop.run("docker run --rm alpine sh -c 'apk add --no-cache jq && echo {} | jq -c . && apk del jq; jq'");
        assertTrue(said.contains("(1/2) Installing oniguruma (6.9.10-r0)\n(2/2) Installing jq (1.8.1-r0)\nExecuting busybox-1.37.0-r19.trigger\nOK: 9 MiB in 18 packages\n{}\n"), said);
        assertTrue(said.endsWith("sh: jq: not found\n"), said);
    }

    @Test
    void the_lists_of_packages_make_a_layer_bigger() {
        laptop.run("mkdir a; printf 'FROM debian:bookworm-slim\\nRUN apt-get update\\n' > a/Dockerfile; docker build -q -t kept a; "
                + "printf 'FROM debian:bookworm-slim\\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\\n' > a/Dockerfile; docker build -q -t thrown a");
        String sizes = laptop.run("docker images --format '{{.Repository}} {{.Size}}'");
        assertTrue(sizes.contains("kept 93.") && sizes.contains("thrown 74.8MB"), sizes);
    }
}
