package regie.server.api;

import regie.kernel.Text;

/**
 * A refusal by RFC 9457, served as {@code application/problem+json}.
 *
 * @param detail the sentence in the language of the request
 * @param code the stable name that scripts may rely on
 */
public record ProblemView(String type, String title, int status, String detail, String code, Text sentence) {}
