package dev.drydock.sandbox.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @Test
    void an_address_is_a_number_of_four_bytes() {
        assertEquals(Optional.of(0xac110002L), Addresses.parse("172.17.0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "1.2.3.", ".1.2.3", "1.2.3.x", "1.2.3.0004", "1.2.3.-4"})
    void what_has_not_four_bytes_is_no_address(String text) {
        assertEquals(Optional.empty(), Addresses.parse(text));
    }
}
