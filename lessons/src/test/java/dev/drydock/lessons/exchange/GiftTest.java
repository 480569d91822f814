package dev.drydock.lessons.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GiftTest {
    /** Every sign that GIFT reserves, and what Docker writes with them. */
    private static final String NASTY = "docker run -p 8080:80 --env A=b#c ~/x {{.Names}} \\n C:\\path \\: é 容器";

    private final Problems problems = new Problems();

    private List<GiftQuestion> read(String text) {
        return GiftReader.read("bank.gift", text, problems).stream().map(GiftQuestion::anywhere).toList();
    }

    private static GiftQuestion.Option option(String text, double percent, String feedback) {
        return new GiftQuestion.Option(text, percent, feedback);
    }

    private static GiftQuestion question(GiftQuestion.Answers answers) {
        return new GiftQuestion("Docker/第一章", "Title: " + NASTY, "What does `" + NASTY + "` do?\n\n```\nline = 1\n```", answers, "In general: " + NASTY, 0);
    }

    private static List<GiftQuestion> bank() {
        return List.of(
                question(new GiftQuestion.Choice(List.of(option("right " + NASTY, 100, "Yes # " + NASTY), option("wrong", 0, NASTY), option("none", 0, "")))),
                question(new GiftQuestion.Choice(List.of(option("a", 50, "x"), option("b", 50, ""), option("c", -100, NASTY)))),
                question(new GiftQuestion.Short(List.of(option(NASTY, 100, "f"), option("nearly", 50, "")))),
                question(new GiftQuestion.TrueFalse(true, NASTY, "ok")),
                question(new GiftQuestion.TrueFalse(false, "", "only right")),
                question(new GiftQuestion.Numeric(3.5, 0.25, NASTY)),
                question(new GiftQuestion.Numeric(-1200, 0, "")),
                question(new GiftQuestion.Match(List.of(new GiftQuestion.Pair("image = x", NASTY), new GiftQuestion.Pair("container", "lives")))),
                question(new GiftQuestion.Essay()),
                new GiftQuestion("Docker/第一章", "", "Nothing is asked: " + NASTY, new GiftQuestion.None(), "", 0));
    }

    @Test
    void a_bank_with_every_escape_comes_back_as_it_went() {
        assertEquals(bank(), read(GiftWriter.write(bank())));
        assertEquals(List.of(), problems.inOrder());
    }

    @Test
    void any_text_comes_back_as_it_went() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String signs = "~=#{}:\\nab %->/$[]\"'\n水";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder("t");
            for (int length = random.nextInt(12); length > 0; length--) text.append(signs.charAt(random.nextInt(signs.length())));
            String any = text.append("t").toString();
            GiftQuestion asked = new GiftQuestion("", any, any, new GiftQuestion.Choice(List.of(option(any, 100, any), option(any + 2, 0, any))), any, 0);
            assertEquals(List.of(asked), read(GiftWriter.write(List.of(asked))), "seed " + seed);
        }
    }

    @Test
    void a_bank_that_moodle_users_write_is_read() {
        List<GiftQuestion> questions = read("""
                // a comment
                $CATEGORY: Containers

                ::Q1:: Who is buried in Grant's tomb? {=Grant ~nobody #Think. ~Grant's father}

                1 + 1 = {#2} is no sum {
                }

                Docker {=engine =machine} runs containers.

                The sun rises in the {~north =east}.

                ::range:: Pi? {#3.141..3.142}

                ::several:: When? {#=1822:0 #Yes =%50%1822:2 #Nearly}

                Is it so? {F#No#Yes}

                [html]Match {
                  =image -> copy
                  =container -> house
                }
                """.replace("1 + 1 = {#2} is no sum {\n}", "One and one? {#2:0}"));
        assertEquals(8, questions.size(), questions.toString());
        assertEquals(new GiftQuestion.Choice(List.of(option("Grant", 100, ""), option("nobody", 0, "Think."), option("Grant's father", 0, ""))), questions.get(0).answers());
        assertEquals("Docker _____ runs containers.", questions.get(2).text());
        assertEquals(new GiftQuestion.Numeric(3.1415, 0.0005, ""), rounded((GiftQuestion.Numeric) questions.get(4).answers()));
        assertEquals(new GiftQuestion.Numeric(1822, 0, "Yes"), questions.get(5).answers());
        assertEquals(new GiftQuestion.TrueFalse(false, "No", "Yes"), questions.get(6).answers());
        assertEquals("Containers", questions.get(7).category());
    }

    private static GiftQuestion.Numeric rounded(GiftQuestion.Numeric number) {
        return new GiftQuestion.Numeric(Math.round(number.value() * 1e6) / 1e6, Math.round(number.within() * 1e6) / 1e6, number.ifRight());
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_the_rest_is_read() {
        List<GiftQuestion> questions = read("first {=a ~b}\n\n::open title\n\nopen {=a ~b\n\nlast {#many}\n\nfine {=x ~y}\n");
        assertEquals(List.of("bank.gift:3:1 gift.open-title", "bank.gift:5:1 gift.open-brace", "bank.gift:7:1 gift.no-number"),
                problems.inOrder().stream().map(problem -> problem.place() + " " + problem.message().code()).toList());
        assertEquals(3, questions.size());
    }

    @Test
    void nothing_that_is_read_ends_in_an_exception() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String whole = GiftWriter.write(bank());
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(whole.length());
            sizes.add(read(whole.substring(from, from + random.nextInt(whole.length() - from))).size());
        }
        assertTrue(sizes.stream().anyMatch(size -> size > 2), "seed " + seed);
    }
}
