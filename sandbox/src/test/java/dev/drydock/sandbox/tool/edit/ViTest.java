package dev.drydock.sandbox.tool.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tool.screen.Glass;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViTest {
    private final Glass glass = new Glass(80, 24);
    private final TinyWorld tiny = new TinyWorld(Map.of("vi", Tools.find("vi").orElseThrow(), "busybox", Tools.find("busybox").orElseThrow()),
            Directory.EMPTY.with(RegularFile.of("one two three\nfour (five) six\n\nlast line\n"), "/text"));

    private Process.Id start(String... words) {
        Process.Id id = tiny.startOnTerminal(words[0], java.util.Arrays.copyOfRange(words, 1, words.length));
        tiny.settle();
        glass.write(tiny.output());
        return id;
    }

    private Glass type(String keys) {
        tiny.type(keys.replace("<esc>", "\u001b").replace("<cr>", "\r").replace("<c-r>", "\u0012"));
        return glass.write(tiny.output());
    }

    private String file(String path) {
        return tiny.world.ask("test", kernel -> kernel.files(TinyWorld.MACHINE).read(path).value().text());
    }

    @Test
    void a_file_is_shown_with_tildes_below_and_its_size() {
        start("vi", "/text");
        assertEquals("one two three", glass.line(1));
        assertEquals("~", glass.line(5));
        assertTrue(glass.lastLine().startsWith("\"/text\" 4L, 41B"), glass.lastLine());
        assertTrue(glass.lastLine().endsWith("1,1           All"), glass.lastLine());
    }

    /** Keys, then what the file holds after {@code :wq}, with bars for newlines. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "ihello <esc>@hello one two three|four (five) six||last line|", "dd@four (five) six||last line|", "2dd@|last line|", "dG@``",
        "x@ne two three|four (five) six||last line|", "3x@ two three|four (five) six||last line|", "dw@two three|four (five) six||last line|",
        "wdw@one three|four (five) six||last line|", "cwONE<esc>@ONE two three|four (five) six||last line|", "D@|four (five) six||last line|",
        "A!<esc>@one two three!|four (five) six||last line|", "onew<esc>@one two three|new|four (five) six||last line|",
        "Onew<esc>@new|one two three|four (five) six||last line|", "yyp@one two three|one two three|four (five) six||last line|",
        "ddp@four (five) six|one two three||last line|", "yyGp@one two three|four (five) six||last line|one two three|",
        "J@one two three four (five) six||last line|", "rX@Xne two three|four (five) six||last line|", "ddu@one two three|four (five) six||last line|",
        "ddu<c-r>@four (five) six||last line|", "x.@e two three|four (five) six||last line|", "iA<esc>j.@Aone two three|Afour (five) six||last line|",
        "/five<cr>x@one two three|four (ive) six||last line|", "Gwd0@one two three|four (five) six||line|", "d$@|four (five) six||last line|",
        "jf(ci@one two three|four (five) six||last line|", "wcwX<esc>@one X three|four (five) six||last line|", "~@One two three|four (five) six||last line|",
        ":%s/o/0/g<cr>@0ne tw0 three|f0ur (five) six||last line|", ":2d<cr>@one two three||last line|", "3Gdd@one two three|four (five) six|last line|",
        "dfw@o three|four (five) six||last line|", "dtw@wo three|four (five) six||last line|", ">>@\tone two three|four (five) six||last line|",
        "wD@one |four (five) six||last line|", "wiX<esc>bP@one Xtwo three|four (five) six||last line|", "S new<esc>@ new|four (five) six||last line|",
        "wyiwP@one twotwo three|four (five) six||last line|", "$x@one two thre|four (five) six||last line|", "Ga!<esc>@one two three|four (five) six||l!ast line|"})
    void keys_change_the_text_as_they_do_in_vi(String keys, String expected) {
        Process.Id id = start("vi", "/text");
        type(keys);
        type("<esc>:wq<cr>");
        assertEquals(0, tiny.finish(id).status());
        assertEquals(expected, file("/text").replace("\n", "|"));
    }

    @Test
    void insert_mode_is_shown_and_left() {
        start("vi", "/text");
        assertTrue(type("i").lastLine().startsWith("-- INSERT --"));
        assertTrue(type("<esc>").lastLine().startsWith("  "));
    }

    @Test
    void a_changed_text_is_not_lost_by_q() {
        Process.Id id = start("vi", "/text");
        type("dd:q<cr>");
        assertTrue(glass.lastLine().startsWith("E37: No write since last change (add ! to override)"), glass.lastLine());
        tiny.type(":q!\r");
        assertEquals(0, tiny.finish(id).status());
        assertTrue(file("/text").startsWith("one"));
    }

    @Test
    void a_new_file_is_made_when_it_is_written() {
        Process.Id id = start("vi", "/new");
        assertTrue(glass.lastLine().startsWith("\"/new\" [New]"), glass.lastLine());
        assertTrue(type("ia<cr>b<esc>:w<cr>").lastLine().startsWith("\"/new\" [New] 2L, 4B written"), glass.lastLine());
        tiny.type(":q\r");
        tiny.finish(id);
        assertEquals("a\nb\n", file("/new"));
    }

    @Test
    void what_is_wrong_is_said_in_vims_words() {
        start("vi", "/text");
        assertTrue(type(":foo<cr>").lastLine().startsWith("E492: Not an editor command: foo"));
        assertTrue(type("/zzz<cr>").lastLine().startsWith("E486: Pattern not found: zzz"));
        assertTrue(type("u").lastLine().startsWith("Already at oldest change"));
    }

    @Test
    void the_arrows_move_the_cursor() {
        start("vi", "/text");
        assertEquals("2,3", type("\u001b[B\u001b[C\u001b[C").cursor());
        assertEquals("1,2", type("\u001b[A\u001b[D").cursor());
    }

    @Test
    void line_numbers_can_be_shown() {
        start("vi", "/text");
        assertEquals("  1 one two three", type(":set nu<cr>").line(1));
    }

    @Test
    void busybox_has_its_own_last_line() {
        start("busybox", "vi", "/text");
        assertEquals("'/text' 4L, 41C", glass.lastLine());
        assertEquals("- /text 2/4 50%", type("j").lastLine());
    }
}
