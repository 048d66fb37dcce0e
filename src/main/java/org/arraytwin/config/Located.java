package org.arraytwin.config;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlTransient;

/** An element that knows where in its file it stands. */
@XmlTransient
@XmlAccessorType(XmlAccessType.FIELD)
public abstract class Located {
  @XmlTransient int line;
  @XmlTransient int column;

  /** Line of its start tag, from 1 on. */
  public int line() {
    return line;
  }

  /** Column behind its start tag, from 1 on. */
  public int column() {
    return column;
  }
}
