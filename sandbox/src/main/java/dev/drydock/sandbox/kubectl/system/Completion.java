package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.line.Command;
import dev.drydock.sandbox.kubectl.line.CommandTree;

/** {@code kubectl completion}: a script that lets a shell complete the names of commands. */
public final class Completion {
    private static final String LICENCE = """

            # Copyright 2016 The Kubernetes Authors.
            #
            # Licensed under the Apache License, Version 2.0 (the "License");
            # you may not use this file except in compliance with the License.
            # You may obtain a copy of the License at
            #
            #     http://www.apache.org/licenses/LICENSE-2.0
            #
            # Unless required by applicable law or agreed to in writing, software
            # distributed under the License is distributed on an "AS IS" BASIS,
            # WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
            # See the License for the specific language governing permissions and
            # limitations under the License.
            """;

    private Completion() {}

    public static Task<Done> start(Job job) {
        if (job.arguments().isEmpty()) {
            return job.misused("Shell not specified.");
        }
        if (job.arguments().size() > 1) {
            return job.misused("Too many arguments. Expected only the shell type.");
        }
        String words = String.join(" ", CommandTree.load().children(CommandTree.load().root()).stream().filter(each -> !each.hidden()).map(Command::name).toList());
        return switch (job.arguments().get(0)) {
            case "bash" -> Task.print(LICENCE + head("bash completion V2") + """
                    __start_kubectl()
                    {
                        COMPREPLY=($(compgen -W "WORDS" -- "${COMP_WORDS[COMP_CWORD]}"))
                    }

                    complete -o default -F __start_kubectl kubectl
                    """.replace("WORDS", words));
            case "zsh" -> Task.print(LICENCE + "#compdef kubectl\ncompdef _kubectl kubectl\n\n" + head("zsh completion") + """
                    _kubectl()
                    {
                        compadd -- WORDS
                    }
                    """.replace("WORDS", words));
            case "fish" -> Task.print(head("fish completion") + "complete -c kubectl -n __fish_use_subcommand -f -a \"" + words + "\"\n");
            case "powershell" -> Task.print(LICENCE + head("powershell completion") + """
                    Register-ArgumentCompleter -CommandName 'kubectl' -ScriptBlock {
                        param($WordToComplete)
                        'WORDS'.Split(' ') | Where-Object { $_ -like "$WordToComplete*" }
                    }
                    """.replace("WORDS", words));
            default -> job.misused("Unsupported shell type " + dev.drydock.sandbox.command.Quote.go(job.arguments().get(0)) + ".");
        };
    }

    private static String head(String what) {
        return "# " + what + " for kubectl                              -*- shell-script -*-\n\n";
    }
}
