package org.arraytwin.product.bs2000.system;

/** What a host has to say; the words are those of {@code bs2000/messages.xml}. */
public enum Notice {
  /** Inserts: command, units. */
  COMPLETED,
  /** Inserts: unit, clone unit. */
  SWAPPED,
  /** Inserts: unit, snap unit. */
  SNAP_ACTIVATED,
  /** Inserts: serial number, device number. */
  NOT_DEFINED,
  /** Inserts: pubset, new id. */
  RENAME_LENGTH,
  /** Inserts: pubset, new id, VSN. */
  RENAME_NUMBERS,
  /** Insert: unit. */
  SWAP_REC_SOURCE,
  /** Insert: pubset. */
  SESSION_CHECK,
  /** Inserts: pubset, limit. */
  SNAPSET_LIMIT,
  /** Insert: pubset. */
  NO_SNAPSET,
  /** Inserts: pubset, letter or age, the letters that there are. */
  NO_SUCH_SNAPSET,
  /** Insert: pubset. */
  NOT_IMPORTED,
  /** Inserts: pubset, number of volumes. */
  IMPORTED,
  /** Insert: pubset. */
  EXPORTED,
  /** Insert: pubset. */
  ALREADY_IMPORTED,
  /** Inserts: pubset, VSN, device, status. */
  VOLUME_NOT_READY,
  /** Inserts: pubset, VSN, device. */
  UNIT_RESTORING,
  /** Insert: device. */
  ATTACHED,
  /** Insert: device. */
  DETACHED,
  /** Inserts: device, pubset. */
  DEVICE_IN_USE,
  /** Inserts: mnemonic, those there are. */
  UNKNOWN_MN,
  /** Insert: VSN. */
  UNKNOWN_VSN,
  /** Insert: pubset. */
  UNKNOWN_PUBSET,
  /** Insert: serial number. */
  NOT_REACHED,
  /** Inserts: serial number, those there are. */
  UNKNOWN_STORAGE,
  /** Inserts: serial number, number. */
  UNKNOWN_VOLUME,
  /** Insert: device. */
  NOT_ATTACHED,
  /** Inserts: unit, what it lacks. */
  NO_PAIR,
  /** Inserts: device, why. */
  NOT_FREE,
  /** Inserts: units selected, units given. */
  WRONG_COUNT,
  /** Inserts: unit, other unit, what they should be. */
  OTHER_STORAGE,
  /** Inserts: unit, other unit. */
  OTHER_SIZE,
  /** Inserts: command, unit, other unit, status, where it is possible. */
  WRONG_STATUS,
  /** Inserts: command, unit, other unit, status. */
  NEEDS_FORCE,
  /** Inserts: command, unit, other unit, type. */
  WRONG_TYPE,
  /** Inserts: unit, type it has, type asked for. */
  MIXED_TYPES,
  /** Inserts: command, device, pubset. */
  PUBSET_IN_USE,
  /** Inserts: command, unit. */
  RESTORE_TARGET,
  /** Insert: unit. */
  TOO_MANY,
  /** Insert: why not. */
  RENAME_KIND,
  /** Insert: pubset. */
  SAME_ID,
  /** Insert: command. */
  NOT_ALLOWED,
  /** Inserts: serial number, command, what it says. */
  STORAGE_REFUSED,
  /** Inserts: unit, other unit, status. */
  PAIR_FAILED,
  /** Insert: unit. */
  NO_SNAP_UNIT,
  /** Inserts: command, unit, other unit, mode. */
  ONLY_SYNCH,
  /** Inserts: command, unit, how many pairs. */
  CONCURRENT,
  /** Insert: serial number. */
  NO_RESPONSE,
  /** Inserts: unit, number of pairs, position. */
  NO_POSITION,
  /** Insert: command. */
  WAITING_ENDED,
  /** Insert: id. */
  NO_MESSAGE,
  /** A wrong statement; inserts as those of the mistake. */
  SYNTAX,
  /** A wrong statement; inserts as those of the mistake. */
  UNKNOWN_COMMAND,
  /** A wrong statement; inserts as those of the mistake. */
  AMBIGUOUS,
  /** A wrong statement; inserts as those of the mistake. */
  UNKNOWN_OPERAND,
  /** A wrong statement; inserts as those of the mistake. */
  TOO_MANY_OPERANDS,
  /** A wrong statement; inserts as those of the mistake. */
  OPERAND_TWICE,
  /** A wrong statement; inserts as those of the mistake. */
  MISSING_OPERAND,
  /** A wrong statement; inserts as those of the mistake. */
  WRONG_VALUE,
  /** A wrong statement; inserts as those of the mistake. */
  LIST_TOO_LONG;
}
