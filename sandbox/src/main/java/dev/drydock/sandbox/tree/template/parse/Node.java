package dev.drydock.sandbox.tree.template.parse;

import java.util.List;
import java.util.Optional;

/** A part of a parsed template; {@link #at()} is its offset in characters, {@link #source()} its text as errors show it. */
public sealed interface Node {
    int at();

    String source();

    record Literal(int at, String text) implements Node {
        @Override
        public String source() {
            return text;
        }
    }

    record Block(int at, List<Node> nodes) implements Node {
        @Override
        public String source() {
            StringBuilder all = new StringBuilder();
            for (Node node : nodes) all.append(node.source());
            return all.toString();
        }
    }

    record Action(int at, Pipeline pipeline) implements Node {
        @Override
        public String source() {
            return "{{" + pipeline.source() + "}}";
        }
    }

    /** If, with and range. */
    record Branch(int at, String word, Pipeline pipeline, Block then, Optional<Block> otherwise) implements Node {
        @Override
        public String source() {
            return "{{" + word + " " + pipeline.source() + "}}" + then.source() + otherwise.map(block -> "{{else}}" + block.source()).orElse("") + "{{end}}";
        }
    }

    /** Break and continue. */
    record Jump(int at, String word) implements Node {
        @Override
        public String source() {
            return "{{" + word + "}}";
        }
    }

    record Call(int at, String name, Optional<Pipeline> pipeline) implements Node {
        @Override
        public String source() {
            return "{{template " + dev.drydock.sandbox.tree.GoText.quote(name) + pipeline.map(pipe -> " " + pipe.source()).orElse("") + "}}";
        }
    }

    /** End and else, which only the parser sees. */
    record Mark(int at, String word) implements Node {
        @Override
        public String source() {
            return "{{" + word + "}}";
        }
    }

    record Pipeline(int at, boolean assigns, List<Variable> variables, List<Command> commands) implements Node {
        @Override
        public String source() {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < variables.size(); i++) all.append(i > 0 ? ", " : "").append(variables.get(i).source());
            if (!variables.isEmpty()) all.append(assigns ? " = " : " := ");
            for (int i = 0; i < commands.size(); i++) all.append(i > 0 ? " | " : "").append(commands.get(i).source());
            return all.toString();
        }
    }

    record Command(int at, List<Node> words) implements Node {
        @Override
        public String source() {
            StringBuilder all = new StringBuilder();
            for (Node word : words) all.append(all.length() > 0 ? " " : "").append(word instanceof Pipeline ? "(" + word.source() + ")" : word.source());
            return all.toString();
        }
    }

    record Name(int at, String source) implements Node {}

    record Dot(int at) implements Node {
        @Override
        public String source() {
            return ".";
        }
    }

    record Nil(int at) implements Node {
        @Override
        public String source() {
            return "nil";
        }
    }

    record Field(int at, List<String> names) implements Node {
        @Override
        public String source() {
            return "." + String.join(".", names);
        }
    }

    /** A variable with the fields after it. */
    record Variable(int at, String name, List<String> fields) implements Node {
        @Override
        public String source() {
            return fields.isEmpty() ? name : name + "." + String.join(".", fields);
        }
    }

    /** Fields of what a parenthesis or function gives. */
    record Chain(int at, Node of, List<String> names) implements Node {
        @Override
        public String source() {
            return (of instanceof Pipeline ? "(" + of.source() + ")" : of.source()) + "." + String.join(".", names);
        }
    }

    record Bool(int at, boolean value) implements Node {
        @Override
        public String source() {
            return value ? "true" : "false";
        }
    }

    record Quoted(int at, String source, String text) implements Node {}

    record Number(int at, String source, Constant value) implements Node {}
}
