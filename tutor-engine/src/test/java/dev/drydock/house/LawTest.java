package dev.drydock.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/** Law 3: the sandbox is deterministic and nothing in it blocks: same seed and same timed input give the same bytes on every machine. */
class LawTest {
    /** Functions of text that only stand among the network's classes. */
    private static final DescribedPredicate<JavaClass> PURE = named("java.net.URLDecoder").or(named("java.net.URLEncoder")).or(named("java.net.URI"));

    @Test
    void the_sandbox_reads_no_wall_clock() {
        check(sandbox().should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethodWhere(target(nameMatching("now")).and(target(owner(inPackage("java.time")))))
                .orShould().callMethodWhere(target(nameMatching("system.*")).and(target(owner(named("java.time.Clock")))))
                .orShould().callConstructor(java.util.Date.class));
    }

    @Test
    void the_sandbox_has_one_thread() {
        check(sandbox().should().dependOnClassesThat(named("java.lang.Thread").or(inPackage("java.util.concurrent"))));
    }

    @Test
    void the_sandbox_touches_no_disk_no_network_and_no_real_process() {
        check(sandbox().should().dependOnClassesThat(inPackage("java.nio.file").or(inPackage("java.net").and(not(PURE))).or(inPackage("java.nio.channels"))
                .or(named("java.io.File")).or(named("java.io.FileInputStream")).or(named("java.io.FileOutputStream"))
                .or(named("java.io.RandomAccessFile")).or(named("java.lang.Runtime")).or(named("java.lang.ProcessBuilder"))));
    }

    @Test
    void the_sandbox_prints_nothing_and_asks_the_machine_nothing() {
        check(sandbox().should().accessField(System.class, "out").orShould().accessField(System.class, "err").orShould().accessField(System.class, "in")
                .orShould().callMethodWhere(target(owner(named("java.lang.System"))).and(target(nameMatching("getenv|getProperty|exit|identityHashCode"))))
                .orShould().callMethodWhere(target(name("getDefault")).and(target(owner(named("java.util.Locale").or(named("java.util.TimeZone"))))))
                .orShould().callMethodWhere(target(name("systemDefault"))));
    }

    @Test
    void chance_in_the_sandbox_has_a_seed() {
        check(sandbox().should().callMethod(Math.class, "random").orShould().callConstructor(java.util.Random.class)
                .orShould().callMethod(java.util.UUID.class, "randomUUID")
                .orShould().dependOnClassesThat(named("java.security.SecureRandom")));
    }

    @Test
    void hash_order_is_nowhere_in_the_sandbox() {
        check(sandbox().should().callConstructorWhere(target(owner(named("java.util.HashMap").or(named("java.util.HashSet")))))
                .orShould().callMethodWhere(target(owner(named("java.util.stream.Collectors"))).and(target(nameMatching("toSet|toUnmodifiableSet|toUnmodifiableMap"))))
                .orShould().callMethod(java.util.stream.Collectors.class, "toMap", java.util.function.Function.class, java.util.function.Function.class)
                .orShould().callMethod(java.util.stream.Collectors.class, "groupingBy", java.util.function.Function.class)
                .orShould().callMethod(java.util.stream.Collectors.class, "groupingBy", java.util.function.Function.class, java.util.stream.Collector.class));
    }

    @Test
    void the_machine_s_locale_and_charset_do_not_show_in_the_sandbox() {
        check(sandbox().should().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "getBytes").orShould().callConstructor(String.class, byte[].class));
    }

    @Test
    void no_class_of_the_sandbox_keeps_changing_state() {
        fields().that().areDeclaredInClassesThat().resideInAPackage("dev.drydock.sandbox..").and().areStatic()
                .should().beFinal().allowEmptyShould(true).check(House.CLASSES);
    }

    private static GivenClassesConjunction sandbox() {
        return noClasses().that().resideInAPackage("dev.drydock.sandbox..");
    }

    private static DescribedPredicate<JavaClass> inPackage(String name) {
        return JavaClass.Predicates.resideInAPackage(name + "..");
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, c -> c.getName().equals(name));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.CLASSES);
    }
}
