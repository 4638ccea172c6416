package regie.actions;

import regie.kernel.Text;

/**
 * Something wrong with the arguments of an action.
 *
 * @param path where, from the action's key on: {@code exec[2]}; the action's name for all of it
 * @param code stable, for scripts
 */
public record Finding(String path, String code, Text sentence) {}
