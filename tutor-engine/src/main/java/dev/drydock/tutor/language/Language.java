package dev.drydock.tutor.language;

import java.util.Map;
import java.util.Optional;

/** A language that the course speaks. Its code is the one of {@code --lang} and of the content module's folder. */
public enum Language {
    ZH("zh", "中文"),
    EN("en", "English");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    public String code() {
        return code;
    }

    /** What its speakers call it; shown where the language is chosen. */
    public String ownName() {
        return ownName;
    }

    /** The language with this code, if it is one of ours. */
    public static Optional<Language> coded(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) return Optional.of(language);
        }
        return Optional.empty();
    }

    /**
     * The language of a POSIX locale, as {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG} give it (in this order);
     * where none is set (Windows, a desktop's launcher) that of the system. Whoever does not read Chinese gets English.
     */
    public static Language ofLocale(Map<String, String> environment, String systemLanguage) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) return locale.startsWith("zh") ? ZH : EN;
        }
        return systemLanguage.equals("zh") ? ZH : EN;
    }
}
