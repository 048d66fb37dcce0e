package org.arraytwin.config;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlTransient;

/** An element that knows where in its file it stands. */
@XmlTransient
@XmlAccessorType(XmlAccessType.FIELD)
abstract class Located {
  @XmlTransient int line;
  @XmlTransient int column;
}
