package org.arraytwin.product.eternus.session;

/**
 * What the interfaces of an ETERNUS call one state of a kind of session (facts: fujitsu A.6).
 *
 * @param ccmStatus as {@code acopc query} prints it, for example {@code OPC Executing}
 * @param ccmOlder the same of a SnapOPC+ session that is not the latest generation
 * @param ccmPhase copy phase there, for example {@code Copying/Tracking}
 * @param cliPhase phase of {@code show copy-sessions}, two hex digits
 * @param cliStatus status there, two hex digits
 * @param gui word of the web interface and of REST
 * @param copyState CIM_Synchronized.CopyState
 * @param syncState CIM_Synchronized.SyncState
 * @param progressStatus CIM_Synchronized.ProgressStatus
 */
public record Status(
    String ccmStatus,
    String ccmOlder,
    String ccmPhase,
    String cliPhase,
    String cliStatus,
    String gui,
    int copyState,
    int syncState,
    int progressStatus) {}
