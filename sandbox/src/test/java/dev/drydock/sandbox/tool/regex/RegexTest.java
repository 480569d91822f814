package dev.drydock.sandbox.tool.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {

    private static String found(Dialect dialect, String pattern, String text) throws BadPattern {
        Optional<Match> match = Regex.compile(pattern, dialect, Regex.Options.NONE).find(text, 0);
        return match.map(m -> text.substring(0, m.start()) + "<" + m.text(text, 0) + ">" + text.substring(m.end())).orElse("no");
    }

    /** The expectations are what GNU sed 4.9 prints for s/PATTERN/<&>/. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "a*~baaa~<>baaa", "a\\+~baaa~b<aaa>", "\\(ab\\)*c~xababc~x<ababc>", "^*a~x*a~no", "a\\|bc~xbc~x<bc>",
        "\\(a*\\)\\1b~xaaaab~x<aaaab>", "x\\{2,3\\}~xxxx~<xxx>x", "[[:digit:]]\\+~ab12c~ab<12>c", "[]x]~a]~a<]>",
        "\\bfoo\\b~xfoo foo~xfoo <foo>", "*a~b*a~b<*a>", "a$b~a$b~<a$b>", "\\w\\+~ .ab_1-~ .<ab_1>-", "a\\?~baa~<>baa"})
    void basic_patterns_match_as_sed_matches(String pattern, String text, String expected) throws BadPattern {
        assertEquals(expected, found(Dialect.SED_BASIC, pattern, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "a|ab~xabc~x<ab>c", "(a|ab)(c|bcd)(d*)~abcd~<abcd>", "^(foo|bar)+$~foobar~<foobar>", "x{2}~axxx~a<xx>x",
        "(a*)+~b~<>b", "(^|,)b~a,b~a<,b>", "[^[:space:]]+$~a bc~a <bc>", "(a|b)*c|(a|ab)*c~abc~<abc>", "\\.~a.b~a<.>b", "a{,2}~aaa~<aa>a"})
    void extended_patterns_take_the_leftmost_longest_match(String pattern, String text, String expected) throws BadPattern {
        assertEquals(expected, found(Dialect.SED_EXTENDED, pattern, text));
    }

    @Test
    void the_first_groups_are_as_long_as_they_can_be() throws BadPattern {
        Match match = Regex.compile("(a|ab)(c|bcd)(d*)", Dialect.SED_EXTENDED, Regex.Options.NONE).find("abcd", 0).orElseThrow();
        assertEquals(List.of("ab", "c", "d"), List.of(match.text("abcd", 1), match.text("abcd", 2), match.text("abcd", 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "GREP_BASIC~[a~Unmatched [, [^, [:, [., or [=", "GREP_BASIC~[~Invalid regular expression",
        "GREP_BASIC~\\(a~Unmatched ( or \\(", "GREP_EXTENDED~(a~Unmatched ( or \\(", "SED_EXTENDED~a)~Unmatched ) or \\)",
        "GREP_BASIC~a\\{1~Unmatched \\{", "GREP_BASIC~x\\{1a\\}~Invalid content of \\{\\}", "GREP_BASIC~\\1~Invalid back reference",
        "GREP_BASIC~[b-a]~Invalid range end", "GREP_BASIC~[[:foo:]]~Invalid character class name", "GREP_BASIC~a\\~Trailing backslash",
        "SED_EXTENDED~*a~Invalid preceding regular expression", "SED_BASIC~a**~Invalid preceding regular expression",
        "GREP_EXTENDED~a{1,99999}~Regular expression too big", "GREP_EXTENDED~a{2,1}~Invalid content of \\{\\}",
        "GREP_BASIC~[:space:]~character class syntax is [[:space:]], not [:space:]"})
    void a_bad_pattern_is_refused_in_the_words_of_the_c_library(Dialect dialect, String pattern, String message) {
        BadPattern bad = assertThrows(BadPattern.class, () -> Regex.compile(pattern, dialect, Regex.Options.NONE));
        assertEquals(message, bad.getMessage());
    }

    @Test
    void extended_grep_takes_a_misplaced_brace_or_parenthesis_literally() throws BadPattern {
        assertEquals("x<a{>", found(Dialect.GREP_EXTENDED, "a{", "xa{"));
        assertEquals("x<a)>", found(Dialect.GREP_EXTENDED, "a)", "xa)"));
    }

    @Test
    void whole_words_and_whole_lines_can_be_asked_for() throws BadPattern {
        Regex word = Regex.compile("a.", Dialect.GREP_BASIC, new Regex.Options(true, false, Regex.Span.WORDS));
        assertTrue(word.isIn("xab AB"));
        assertFalse(word.isIn("xab abc"));
        Regex line = Regex.literally(List.of("a", "a.b"), new Regex.Options(false, false, Regex.Span.LINE));
        assertTrue(line.isIn("a.b"));
        assertFalse(line.isIn("axb"));
    }

    @Test
    void a_pattern_that_blows_up_elsewhere_is_linear_here() throws BadPattern {
        String text = "a".repeat(20_000) + "b";
        assertFalse(Regex.compile("(a*)*(a|aa)+c", Dialect.AWK, Regex.Options.NONE).isIn(text));
    }

    @Test
    void a_search_with_back_references_gives_up() throws BadPattern {
        Regex regex = Regex.compile("\\(a*\\)*\\(a*\\)*\\2c", Dialect.GREP_BASIC, Regex.Options.NONE);
        assertThrows(StepLimitReached.class, () -> regex.isIn("a".repeat(60)));
    }

    @Test
    void characters_beyond_the_basic_plane_are_one_character() throws BadPattern {
        assertEquals("<\uD83D\uDE00>船", found(Dialect.SED_BASIC, ".", "\uD83D\uDE00船"));
    }
}
