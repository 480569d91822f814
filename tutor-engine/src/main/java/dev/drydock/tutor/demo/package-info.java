/**
 * A demonstration that needs no keyboard: captions in the learner's language, and lines that are typed and really carried out.
 * What is shown stands in the content modules; nothing is kept.
 * Start reading at {@link dev.drydock.tutor.demo.Demo}.
 */
package dev.drydock.tutor.demo;
