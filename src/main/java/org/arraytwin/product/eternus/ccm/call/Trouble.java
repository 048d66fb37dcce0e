package org.arraytwin.product.eternus.ccm.call;

/** Why a command fails; the message of each stands in {@code provider-config/eternus/ccm.xml}. */
public enum Trouble {
  /** No copy session exists. Inserts: none. */
  NO_SESSION,
  /** A copy session exists already. Inserts: none. */
  SESSION_EXISTS,
  /** The state of the session does not allow it. Inserts: none. */
  WRONG_STATUS,
  /** The storage system has refused it. Inserts: its function, its message. */
  STORAGE_FAILED,
  /** A command or subcommand that is not there. Inserts: what was typed, what there is. */
  UNKNOWN_COMMAND,
  /** An option that the command does not have. Inserts: the option, the usage. */
  UNKNOWN_OPTION,
  /** An option without its value. Inserts: the option, the usage. */
  MISSING_VALUE,
  /** An option that is needed. Inserts: the option, the usage. */
  MISSING_OPTION,
  /** Options that exclude each other, or one given twice. Inserts: the options, the usage. */
  CONFLICTING_OPTIONS,
  /** A value that is none of those allowed. Inserts: option, value, what is allowed. */
  WRONG_VALUE,
  /** A copy group that is not there. Inserts: its name. */
  NO_GROUP,
  /** A copy group that is there already. Inserts: its name. */
  GROUP_EXISTS,
  /** A copy group that still has pairs or sessions. Inserts: its name, what it has. */
  GROUP_IN_USE,
  /** A group of another type. Inserts: its name, its type, the types that are right. */
  WRONG_GROUP_TYPE,
  /** A group without pairs. Inserts: its name. */
  GROUP_EMPTY,
  /** A pair that is not in the group. Inserts: the pair, the group. */
  NO_PAIR,
  /** A pair that is in the group already. Inserts: the pair, the group. */
  PAIR_EXISTS,
  /** A pair that cannot be one. Inserts: the pair, why, what would be right. */
  WRONG_PAIR,
  /** A storage system that this server does not know. Inserts: its name, those it knows. */
  NO_ARRAY,
  /** A volume that is not there. Inserts: the volume. */
  NO_VOLUME,
  /** The destination is protected. Inserts: the volume. */
  INHIBITED,
  /** Two storage systems between which there is no path. Inserts: both. */
  NO_PATH,
  /** A storage system that does not respond, for it has no power. Inserts: its name. */
  NO_ANSWER
}
