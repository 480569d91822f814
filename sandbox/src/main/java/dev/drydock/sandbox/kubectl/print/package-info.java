/**
 * What kubectl prints of objects: JSON, YAML, names, templates, columns of one's own, and the tables that the server lays out. It is given
 * trees and gives text; it asks nobody but the disk, for templates in files. Start with {@link dev.drydock.sandbox.kubectl.print.Format}.
 */
package dev.drydock.sandbox.kubectl.print;
