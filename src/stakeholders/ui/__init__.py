"""What pages share: the frame, the choices and their link, what is remembered, our components."""
