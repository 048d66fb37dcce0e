package org.arraytwin.console;

/** Input that cannot be carried out whatever the state: HTTP 400, or 404 for unknown names. */
final class WrongInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  private WrongInput(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static WrongInput because(String message) {
    return new WrongInput(400, message);
  }

  static WrongInput notFound(String message) {
    return new WrongInput(404, message);
  }

  int status() {
    return status;
  }
}
