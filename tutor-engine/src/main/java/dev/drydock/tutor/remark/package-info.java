/**
 * One sentence of the tutor about a line that went wrong, wherever it was typed: what the error of the original does not say, and where to look.
 * What a lesson wants and names as a mistake goes before it; the errors themselves are the simulated tools'.
 * Start reading at {@link dev.drydock.tutor.remark.Remarks}.
 */
package dev.drydock.tutor.remark;
