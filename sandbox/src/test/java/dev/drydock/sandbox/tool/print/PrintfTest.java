package dev.drydock.sandbox.tool.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tool.print.Printf.Dialect;
import dev.drydock.sandbox.tool.print.Text;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintfTest {

    /** The expectations are what bash 5.2 prints; arguments are separated by commas. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "%d %s|~1,a,2~1 a|2 |", "%.3s|%-5s|%5s~abcdef,ab,ab~abc|ab   |   ab", "%*d|%-*d|~5,1,5,2~    1|2    |",
        "%+d % d %05d %x %X %#x %o %#o %c~1,1,42,255,255,255,8,8,hello~+1  1 00042 ff FF 0xff 10 010 h",
        "%e %f %g %G %.2f~1234.5,1.5,0.00001,1e10,2.675~1.234500e+03 1.500000 1e-05 1E+10 2.67",
        "%d %d~'a,\"b~97 98", "%d %d %d %d %d~0x1F,010,-5,+7, 8~31 8 -5 7 8", "%u~-1~18446744073709551615",
        "%.0f %.0f %g %g~0.5,1.5,100000,1000000~0 2 100000 1e+06", "%-05d|~3~3    |", "%.5d|%8.3d|~42,42~00042|     042|",
        "%%|~x~%|", "\\q\\x41\\101~x~\\qAA", "%b|~a\\tb\\0101\\101\\c~a\tbAA", "%s %s|~a,b,c~a b|c |",
        "%q %q %q~a b,it's,a$b~a\\ b it\\'s a\\$b"})
    void it_prints_what_bash_prints(String format, String arguments, String expected) {
        String printed = Printf.format(Dialect.BASH, format, Arrays.asList(arguments.split(","))).output();
        assertEquals(expected, printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "BASH~%d~abc~abc: invalid number~0", "GNU~%d~12abc~'12abc': value not completely converted~12",
        "GNU~%d~abc~'abc': expected a numeric value~0", "BUSYBOX~%d~abc~invalid number 'abc'~0", "DASH~%d~abc~abc: expected numeric value~0",
        "BASH~%k~1~`k': invalid format character~''", "GNU~a%k~1~%k: invalid conversion specification~a",
        "GNU~a~b~warning: ignoring excess arguments, starting with 'b'~a", "BASH~%i~99999999999999999999~warning: 99999999999999999999: Numerical result out of range~9223372036854775807"})
    void complaints_are_in_the_words_of_the_original(Dialect dialect, String format, String argument, String complaint, String output) {
        Printf.Printed printed = Printf.format(dialect, format, List.of(argument));
        assertEquals(List.of(complaint), printed.complaints());
        assertEquals(output.equals("''") ? "" : output, printed.output());
    }

    @Test
    void bytes_beyond_ascii_are_written_as_bytes() {
        assertEquals("é", Text.decode(Text.encode(Printf.format(Dialect.BASH, "\\303\\251", List.of()).output())));
    }

    @Test
    void without_conversions_the_format_is_printed_once() {
        assertEquals("no args\n", Printf.format(Dialect.BASH, "no args\\n", List.of("a", "b")).output());
    }
}
