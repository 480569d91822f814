package dev.drydock.sandbox.app.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

class LanguagePackagesTest {
    @Test
    void a_flask_image_is_built_from_its_requirements_and_serves() {
        Laptop laptop = new Laptop("python:3.12-slim");
        String built = laptop.run("""
                mkdir f; cd f; echo flask > requirements.txt
                printf 'from flask import Flask\\napp = Flask(__name__)\\n@app.route("/")\\ndef hi():\\n    return "hi"\\napp.run(host="0.0.0.0")\\n' > app.py
                printf 'FROM python:3.12-slim\\nCOPY . .\\nRUN pip install --no-cache-dir -r requirements.txt\\nCMD ["python","app.py"]\\n' > Dockerfile
                docker build --progress plain -t fl . 2>&1""");
        assertTrue(built.contains("Collecting blinker>=1.9.0 (from flask)\n"), built);
        assertTrue(built.contains("Successfully installed blinker-1.9.0 click-8.3.1 flask-3.1.2 itsdangerous-2.2.0 jinja2-3.1.6 markupsafe-3.0.3 werkzeug-3.1.3\n"), built);
        assertEquals("hi", laptop.run("docker run -d --name fl -p 5000:5000 fl >/dev/null; sleep 1; curl -s localhost:5000"));
    }

    @Test
    void pip_refuses_what_the_index_does_not_have() {
        Laptop laptop = new Laptop("python:3.12-slim");
        String said = laptop.run("docker run --rm python:3.12-slim pip install flaks");
        assertTrue(said.startsWith("ERROR: Could not find a version that satisfies the requirement flaks (from versions: none)\nERROR: No matching distribution found for flaks\n"), said);
        assertEquals(1, laptop.exitCode());
        String cut = laptop.run("docker run --rm --network none python:3.12-slim pip install flask");
        assertTrue(cut.contains("[Errno -3] Temporary failure in name resolution"), cut);
    }

    @Test
    void npm_installs_what_the_project_names_and_starts_it() {
        Laptop laptop = new Laptop("node:22-alpine");
        String built = laptop.run("""
                mkdir n; cd n; printf '{"name":"web","version":"1.0.0","scripts":{"start":"node s.js"},"dependencies":{"express":"^5.0.0"}}' > package.json
                printf 'const express = require("express");\\nconst app = express();\\napp.get("/", (q, r) => r.send("hey"));\\napp.listen(3000);\\n' > s.js
                printf 'FROM node:22-alpine\\nWORKDIR /app\\nCOPY . .\\nRUN npm install\\nCMD ["npm","start"]\\n' > Dockerfile
                docker build --progress plain -t nd . 2>&1""");
        assertTrue(built.contains("added 65 packages, and audited 66 packages in 3s\n"), built);
        assertEquals("hey", laptop.run("docker run -d --name nd -p 3000:3000 nd >/dev/null; sleep 1; curl -s localhost:3000"));
        assertTrue(laptop.run("docker exec nd npm i expres").startsWith("npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/expres - Not found\n"));
    }
}
